import * as sea from 'node:sea';
import { toolVersion } from '../base/version.ts';

/** What the single-file program carries instead of the folder of scripts; packaging/exe.ts puts it in. */
export interface Carried {
  readonly version: string;
  /** By name as in `ps-scripts`, with `/` between folder and file. */
  readonly scripts: ReadonlyMap<string, Uint8Array>;
}

/** The names of the assets. Node 22 cannot list them (`getAssetKeys` came later), so one of them is the list. */
export const assetNames = {
  list: 'scripts.json',
  script: (name: string) => `scripts/${name}`,
  /** The program without its entry (packaging/bundle.ts). */
  rest: 'start.cjs',
};

/** What is embedded in this program; nothing where it runs from npm, from the zip or from its sources. */
export function carried(): Carried | undefined {
  if (!sea.isSea()) return undefined;
  const names = JSON.parse(sea.getAsset(assetNames.list, 'utf8')) as string[];
  const scripts = names.map((name) => [name, new Uint8Array(sea.getAsset(assetNames.script(name)))] as const);
  return { version: toolVersion, scripts: new Map(scripts) };
}
