import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Daemon } from '../daemon.ts';
import type { World } from '../world.ts';

/** A gateway for IKEv2 and for L2TP with a key: as far as an exchange without the key goes, no more is needed. */
export const openGateway = `config setup
    uniqueids=no
conn ikev2
    keyexchange=ikev2
    left=%any
    leftauth=psk
    right=%any
    rightauth=psk
    ike=aes256-sha256-modp2048!
    auto=add
conn l2tp
    keyexchange=ikev1
    left=%any
    right=%any
    authby=psk
    type=transport
    ike=aes256-sha1-modp2048!
    auto=add
`;

const settings =
  'charon {\n load_modular = yes\n plugins {\n include strongswan.d/charon/*.conf\n }\n filelog {\n stderr {\n default = 1\n }\n }\n}\ninclude strongswan.d/*.conf\n';

/** An IKE gateway (strongSwan) on every address of the servers, with this ipsec.conf. */
export function startStrongSwan(
  world: World,
  { config = openGateway }: { readonly config?: string } = {},
): Promise<Daemon> {
  const folder = mkdtempSync(join(world.folder, 'strongswan-'));
  const files = {
    'ipsec.conf': config,
    'ipsec.secrets': ': PSK "only for this test"\n',
    'strongswan.conf': settings,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const connections = [...config.matchAll(/^conn (\w+)/gm)].map(([, name]) => name);
  // Its sockets and its pid files have fixed places. What is mounted here only this gateway sees.
  const script = [
    'mount -t tmpfs none /run',
    ...Object.keys(files).map((name) => `mount --bind ${join(folder, name)} /etc/${name}`),
    'exec /usr/lib/ipsec/starter --nofork',
  ].join(' && ');
  return world.start('server', {
    command: 'sh',
    args: ['-c', script],
    ready: ({ said }) => connections.every((name) => said.includes(`added configuration '${name}'`)),
  });
}
