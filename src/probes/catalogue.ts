import * as z from 'zod';
import { type Outcome, outcomeSchema } from '../base/outcome.ts';
import { alwaysOn } from './local/always-on.ts';
import { attempts } from './local/attempts.ts';
import { bindings } from './local/bindings.ts';
import { certificates } from './local/certificates.ts';
import { clock } from './local/clock.ts';
import { connect } from './local/connect.ts';
import { credentialGuard } from './local/credential-guard.ts';
import { devices } from './local/devices.ts';
import { firewall } from './local/firewall.ts';
import { greCall } from './local/gre-call.ts';
import { ipsec } from './local/ipsec.ts';
import type { LocalProbe } from './local/local-probe.ts';
import { namePolicy } from './local/name-policy.ts';
import { network } from './local/network.ts';
import { networkHistory } from './local/network-history.ts';
import { password } from './local/password.ts';
import { pathMtu } from './local/path-mtu.ts';
import { phonebooks } from './local/phonebooks.ts';
import { portOwners } from './local/port-owners.ts';
import { power } from './local/power.ts';
import { profiles } from './local/profiles.ts';
import { proxy } from './local/proxy.ts';
import { registry } from './local/registry.ts';
import { registryTimes } from './local/registry-times.ts';
import { security } from './local/security.ts';
import { serverHops } from './local/server-hops.ts';
import { serverName } from './local/server-name.ts';
import { serverPing } from './local/server-ping.ts';
import { serverRoute } from './local/server-route.ts';
import { serverTrust } from './local/server-trust.ts';
import { services } from './local/services.ts';
import { session } from './local/session.ts';
import { smartCards } from './local/smart-cards.ts';
import { systemEvents } from './local/system-events.ts';
import { updates } from './local/updates.ts';
import { vpnApps } from './local/vpn-apps.ts';
import { ike } from './network/ike.ts';
import { inside } from './network/inside.ts';
import { names } from './network/names.ts';
import { pptp } from './network/pptp.ts';
import { publicAddress } from './network/public-address.ts';
import { publicTls } from './network/public-tls.ts';
import { revocation } from './network/revocation.ts';
import { serverTls } from './network/server-tls.ts';
import { sstpByProxy } from './network/sstp-by-proxy.ts';
import { stun } from './network/stun.ts';
import { tcpPorts } from './network/tcp-ports.ts';
import { timeServers } from './network/time-servers.ts';
import { webAccess } from './network/web-access.ts';

/**
 * Scripts about this computer, in the order in which they run after those that tell the servers (collect/): what decides most diagnoses
 * first, so that a run that is cut short has that.
 */
export const machineProbes = {
  profiles,
  session,
  attempts,
  services,
  registry,
  network,
  devices,
  phonebooks,
  bindings,
  certificates,
  'system-events': systemEvents,
  'always-on': alwaysOn,
  proxy,
  firewall,
  'name-policy': namePolicy,
  'port-owners': portOwners,
  'credential-guard': credentialGuard,
  security,
  power,
  clock,
  'registry-times': registryTimes,
  updates,
  'smart-cards': smartCards,
  'vpn-apps': vpnApps,
  ipsec,
  'network-history': networkHistory,
  password,
};

/** Scripts about one server, run for each in the second process, once an address is known. */
export const serverScriptProbes = {
  'server-name': serverName,
  'server-route': serverRoute,
  'server-ping': serverPing,
  'server-hops': serverHops,
  'path-mtu': pathMtu,
  'server-trust': serverTrust,
  'gre-call': greCall,
};

/** A real dial, behind all else: it changes the routes that the others look at. */
export const lastProbes = { connect };

/** Network probes that need no server: they start in the same tick as PowerShell. */
export const beaconProbes = {
  'web-access': webAccess,
  'public-address': publicAddress,
  stun,
  'time-servers': timeServers,
  'public-tls': publicTls,
};

/** Network probes of the servers. `names` also asks for control names, and runs without a server too. */
export const serverProbes = { names, 'tcp-ports': tcpPorts, 'server-tls': serverTls, pptp, ike };

/** Network probes that wait for others: for the proxy settings, the certificates of the server, the tunnels that are up. */
export const laterProbes = { 'sstp-by-proxy': sstpByProxy, revocation, inside };

export const localProbes = { ...machineProbes, ...serverScriptProbes, ...lastProbes } satisfies Record<
  string,
  LocalProbe
>;

const { 'web-access': web, 'public-address': address, ...otherBeacons } = beaconProbes;
const { inside: throughTunnels, ...afterServers } = laterProbes;

/** In the order in which a report lists them. */
const allProbes = {
  ...localProbes,
  'web-access': web,
  'public-address': address,
  ...serverProbes,
  ...afterServers,
  ...otherBeacons,
  inside: throughTunnels,
};

/** What a snapshot holds: one outcome per probe. A snapshot may lack any of them. */
const probeSchemas = Object.fromEntries(
  Object.entries(allProbes).map(([id, { data }]): [string, z.ZodType] => [id, outcomeSchema(data)]),
) as { [Id in keyof typeof allProbes]: z.ZodType<Outcome<z.output<(typeof allProbes)[Id]['data']>>> };

export type ProbeId = keyof typeof probeSchemas;
export const probeIds = Object.keys(probeSchemas) as [ProbeId, ...ProbeId[]];

export const probeTitles = Object.fromEntries(
  Object.entries(allProbes).map(([id, { title }]) => [id, title]),
) as Record<ProbeId, string>;

export const probesSchema = z.object(probeSchemas).partial();
export type Probes = z.infer<typeof probesSchema>;
