import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crl, type Pair, portal, webA, webB } from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import { type Portal, portalPorts } from '../network.ts';
import type { World } from '../world.ts';

/** What the web hosts serve. */
export interface NginxOptions {
  /** The files of crl.test, by name. */
  readonly files?: Readonly<Record<string, Buffer | string>>;
  /** Both web hosts say that their pages are a day old, as out of a cache. */
  readonly old?: boolean;
}

/** The web hosts of known content, the host of the revocation list, and the sign-in page in each of its ways. */
export function startNginx(world: World, { files = {}, old = false }: NginxOptions = {}): Promise<Daemon> {
  const folder = mkdtempSync(join(world.folder, 'nginx-'));
  const root = join(folder, 'crl');
  mkdirSync(root);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  const path = join(folder, 'nginx.conf');
  writeFileSync(path, config(folder, root, old));
  return world.start('server', {
    command: 'nginx',
    args: ['-e', 'stderr', '-p', folder, '-c', path],
    ready: (daemon) =>
      daemon.listens('tcp', 80, crl.ipv4) && daemon.listens('tcp', portalPorts.capport, portal.ipv4),
  });
}

function config(folder: string, root: string, old: boolean): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  const known = `
    default_type text/plain;
    ${old ? 'add_header Age 86400;' : ''}
    location = /connecttest.txt { return 200 "Microsoft Connect Test"; }
    location = /generate_204 { return 204; }
    location = /address { return 200 $remote_addr; }
    location / { return 404; }`;
  return `
daemon off;
master_process off;
user root;
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  ${temporary}
  ${server(webA, 80, known)}
  ${server(webB, 80, known)}
  ${server(crl, 80, `root ${root};\ndefault_type application/pkix-crl;`)}
  ${Object.entries(portalAnswers)
    .map(([mode, answer]) => server(portal, portalPorts[mode as Portal], answer))
    .join('\n')}
}
`;
}

const server = ({ ipv4, ipv6 }: Pair, port: number, content: string): string =>
  `server {\n listen ${ipv4}:${port};\n listen [${ipv6}]:${port};\n ${content}\n}`;

const signIn =
  '<!doctype html><title>Welcome to the hotel</title><form action=/login><input name=room></form>';

/** RFC 6585, section 6 and RFC 8908, section 5 are where the last two come from. */
const portalAnswers: Readonly<Record<Portal, string>> = {
  redirect: 'location / { return 302 http://login.hotel.example/?from=$request_uri; }',
  'other-page': `default_type text/html;\nlocation / { return 200 '${signIn}'; }`,
  '511': `default_type text/html;\nlocation / { return 511 '${signIn}'; }`,
  capport: `default_type application/captive+json;
    location / { return 200 '{"captive":true,"user-portal-url":"https://login.hotel.example/"}'; }`,
};
