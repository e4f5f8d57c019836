import { readFileSync } from 'node:fs';
import type { NpmPackage } from './npm-packages.ts';
import { nodeVersion, runtimeFile } from './runtime.ts';

const line = '-'.repeat(78);

/** The licence of everything that is shipped and not ours. */
export function thirdPartyLicences(packages: readonly NpmPackage[]): string {
  const parts = [
    ...packages.map(({ name, version, licence, licenceText }) => ({
      title: `${name} ${version} (${licence})`,
      text: licenceText,
    })),
    {
      title: `Node.js ${nodeVersion}, and what it is made of`,
      text: readFileSync(runtimeFile('licence'), 'utf8').trim(),
    },
  ];
  const body = parts.map(({ title, text }) => `${line}\n${title}\n${line}\n\n${text}\n`).join('\n');
  return `vpn-doctor contains the following software of others.\n\n${body}`;
}
