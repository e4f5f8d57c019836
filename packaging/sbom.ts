import type { NpmPackage } from './npm-packages.ts';
import { nodeSha256, nodeVersion } from './runtime.ts';

/** CycloneDX 1.6: what is in the packages. Without serial number and time, so that the same commit gives the same bytes. */
export function sbom(version: string, packages: readonly NpmPackage[]): string {
  const own = `pkg:npm/vpn-doctor@${version}`;
  const components = [...packages.map(npmComponent), nodeComponent];
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: 'vpn-doctor',
        version,
        purl: own,
        licenses: licences('MIT'),
      },
    },
    components,
    dependencies: [
      { ref: own, dependsOn: components.map((component) => component['bom-ref']) },
      ...components.map((component) => ({ ref: component['bom-ref'] })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function npmComponent({ name, version, licence, sha512 }: NpmPackage) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: licences(licence),
    hashes: [{ alg: 'SHA-512', content: sha512 }],
  };
}

const nodePurl = `pkg:generic/node@${nodeVersion}?os=windows&arch=x86_64`;

/** The signed node.exe; in the single-file program it has our resources in addition. */
const nodeComponent = {
  type: 'platform',
  'bom-ref': nodePurl,
  name: 'node',
  version: nodeVersion,
  purl: nodePurl,
  licenses: licences('MIT'),
  hashes: [{ alg: 'SHA-256', content: nodeSha256 }],
};

/** One licence is an id of SPDX, several are an expression. */
function licences(licence: string) {
  return /[ ()]/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }];
}
