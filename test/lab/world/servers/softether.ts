import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vpn2 } from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import type { World } from '../world.ts';

/** What differs from its defaults: one address, one port, and nobody called outside. */
const settings = `declare root
{
	declare DDnsClient
	{
		bool Disabled true
	}
	declare ListenerList
	{
		declare Listener0
		{
			bool Enabled true
			uint Port 443
		}
	}
	declare ServerConfiguration
	{
		bool DisableIPv6Listener true
		bool DisableNatTraversal true
		bool UseKeepConnect false
		string ListenIP ${vpn2.ipv4}
		string PortsUDP $

		declare Proto
		{
			declare SSTP
			{
				bool Enabled true
			}
		}
	}
}
`;

/**
 * SoftEther VPN Server at TCP 443 of vpn2.test, with the certificate that it makes for itself. The one of Debian 12
 * (5.01.9674) takes a request of SSTP and never answers it, while it answers any other by HTTP; it hangs up after 20 s.
 */
export function startSoftEther(world: World): Promise<Daemon> {
  const path = join(mkdtempSync(join(world.folder, 'softether-')), 'vpn_server.config');
  writeFileSync(path, settings);
  // Its places are fixed. What is mounted here only this server sees.
  const script = [
    ...['/run', '/var/lib', '/var/log'].map(
      (place) => `mount -t tmpfs none ${place} && mkdir ${place}/softether`,
    ),
    `cp ${path} /var/lib/softether/`,
    'exec /usr/libexec/softether/vpnserver/vpnserver execsvc',
  ].join(' && ');
  return world.start('server', {
    command: 'sh',
    args: ['-c', script],
    ready: (daemon) => daemon.listens('tcp', 443, vpn2.ipv4),
  });
}
