import * as z from 'zod';
import { outcomeSchema } from '../base/outcome.ts';
import { alwaysOn, alwaysOnSchema } from './local/always-on.ts';
import { attempts, attemptsSchema } from './local/attempts.ts';
import { bindings, bindingsSchema } from './local/bindings.ts';
import { certificates, certificatesSchema } from './local/certificates.ts';
import { clock, clockSchema } from './local/clock.ts';
import { connect, connectSchema } from './local/connect.ts';
import { credentialGuard, credentialGuardSchema } from './local/credential-guard.ts';
import { devices, devicesSchema } from './local/devices.ts';
import { firewall, firewallSchema } from './local/firewall.ts';
import { greCall, greCallSchema } from './local/gre-call.ts';
import { ipsec, ipsecSchema } from './local/ipsec.ts';
import type { LocalProbe } from './local/local-probe.ts';
import { namePolicy, namePolicySchema } from './local/name-policy.ts';
import { network, networkSchema } from './local/network.ts';
import { networkHistory, networkHistorySchema } from './local/network-history.ts';
import { password, passwordSchema } from './local/password.ts';
import { pathMtu, pathMtuSchema } from './local/path-mtu.ts';
import { phonebooks, phonebooksSchema } from './local/phonebooks.ts';
import { portOwners, portOwnersSchema } from './local/port-owners.ts';
import { power, powerSchema } from './local/power.ts';
import { profiles, profilesSchema } from './local/profiles.ts';
import { proxy, proxySchema } from './local/proxy.ts';
import { registry, registrySchema } from './local/registry.ts';
import { registryTimes, registryTimesSchema } from './local/registry-times.ts';
import { security, securitySchema } from './local/security.ts';
import { serverName, serverNameSchema } from './local/server-name.ts';
import { serverPing, serverPingSchema } from './local/server-ping.ts';
import { serverRoute, serverRouteSchema } from './local/server-route.ts';
import { serverTrust, serverTrustSchema } from './local/server-trust.ts';
import { services, servicesSchema } from './local/services.ts';
import { session, sessionSchema } from './local/session.ts';
import { smartCards, smartCardsSchema } from './local/smart-cards.ts';
import { systemEvents, systemEventsSchema } from './local/system-events.ts';
import { updates, updatesSchema } from './local/updates.ts';
import { vpnApps, vpnAppsSchema } from './local/vpn-apps.ts';
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
 * Scripts about this computer, in the order in which they run: profiles and phone books first, since the servers are in
 * them, then what decides most diagnoses, so that a run that is cut short has that.
 */
export const machineProbes = {
  profiles,
  phonebooks,
  session,
  attempts,
  services,
  registry,
  network,
  devices,
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
const networkProbes = { ...beaconProbes, ...serverProbes, ...laterProbes };

/** What a snapshot holds: one outcome per probe. A snapshot may lack any of them. */
const probeSchemas = {
  profiles: outcomeSchema(profilesSchema),
  session: outcomeSchema(sessionSchema),
  attempts: outcomeSchema(attemptsSchema),
  services: outcomeSchema(servicesSchema),
  registry: outcomeSchema(registrySchema),
  network: outcomeSchema(networkSchema),
  devices: outcomeSchema(devicesSchema),
  phonebooks: outcomeSchema(phonebooksSchema),
  bindings: outcomeSchema(bindingsSchema),
  certificates: outcomeSchema(certificatesSchema),
  'system-events': outcomeSchema(systemEventsSchema),
  'always-on': outcomeSchema(alwaysOnSchema),
  proxy: outcomeSchema(proxySchema),
  firewall: outcomeSchema(firewallSchema),
  'name-policy': outcomeSchema(namePolicySchema),
  'port-owners': outcomeSchema(portOwnersSchema),
  'credential-guard': outcomeSchema(credentialGuardSchema),
  security: outcomeSchema(securitySchema),
  power: outcomeSchema(powerSchema),
  clock: outcomeSchema(clockSchema),
  'registry-times': outcomeSchema(registryTimesSchema),
  updates: outcomeSchema(updatesSchema),
  'smart-cards': outcomeSchema(smartCardsSchema),
  'vpn-apps': outcomeSchema(vpnAppsSchema),
  ipsec: outcomeSchema(ipsecSchema),
  'network-history': outcomeSchema(networkHistorySchema),
  password: outcomeSchema(passwordSchema),
  'server-name': outcomeSchema(serverNameSchema),
  'server-route': outcomeSchema(serverRouteSchema),
  'server-ping': outcomeSchema(serverPingSchema),
  'path-mtu': outcomeSchema(pathMtuSchema),
  'server-trust': outcomeSchema(serverTrustSchema),
  'gre-call': outcomeSchema(greCallSchema),
  connect: outcomeSchema(connectSchema),
  'web-access': outcomeSchema(webAccess.data),
  'public-address': outcomeSchema(publicAddress.data),
  names: outcomeSchema(names.data),
  'tcp-ports': outcomeSchema(tcpPorts.data),
  'server-tls': outcomeSchema(serverTls.data),
  pptp: outcomeSchema(pptp.data),
  ike: outcomeSchema(ike.data),
  'sstp-by-proxy': outcomeSchema(sstpByProxy.data),
  revocation: outcomeSchema(revocation.data),
  stun: outcomeSchema(stun.data),
  'time-servers': outcomeSchema(timeServers.data),
  'public-tls': outcomeSchema(publicTls.data),
  inside: outcomeSchema(inside.data),
} satisfies Record<keyof typeof localProbes | keyof typeof networkProbes, z.ZodType>;

export type ProbeId = keyof typeof probeSchemas;
export const probeIds = Object.keys(probeSchemas) as [ProbeId, ...ProbeId[]];

export const probeTitles = Object.fromEntries(
  [...Object.entries(localProbes), ...Object.entries(networkProbes)].map(([id, probe]) => [id, probe.title]),
) as Record<ProbeId, string>;

export const probesSchema = z.object(probeSchemas).partial();
export type Probes = z.infer<typeof probesSchema>;
