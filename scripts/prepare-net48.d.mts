export const framework48: string;
export function prepareNet48(): void;
