import { readFileSync } from 'node:fs';
import { version } from './bundle.ts';
import { thirdPartyLicences } from './licences.ts';
import { npmPackages } from './npm-packages.ts';
import { sbom } from './sbom.ts';

/** What goes with every package: our licence, those of others, and the list of what is in it. `folders`: the bundled packages. */
export function papers(folders: readonly string[]): ReadonlyMap<string, string> {
  const known = npmPackages(folders);
  return new Map([
    ['LICENSE.txt', readFileSync('LICENSE', 'utf8')],
    ['THIRD-PARTY-LICENSES.txt', thirdPartyLicences(known)],
    [`vpn-doctor-${version}.cdx.json`, sbom(version, known)],
  ]);
}
