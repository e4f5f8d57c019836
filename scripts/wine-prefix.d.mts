export declare const winePrefix: string;
export declare function wineEnvironment(
  prefix: string,
  home: string,
): Readonly<Record<string, string | undefined>>;
export declare function bootWine(): void;
