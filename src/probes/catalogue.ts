import * as z from 'zod';
import { attempts, attemptsSchema } from './local/attempts.ts';
import { devices, devicesSchema } from './local/devices.ts';
import type { LocalProbe } from './local/local-probe.ts';
import { network, networkSchema } from './local/network.ts';
import { profiles, profilesSchema } from './local/profiles.ts';
import { proxy, proxySchema } from './local/proxy.ts';
import { registry, registrySchema } from './local/registry.ts';
import { security, securitySchema } from './local/security.ts';
import { serverPing, serverPingSchema } from './local/server-ping.ts';
import { serverRoute, serverRouteSchema } from './local/server-route.ts';
import { services, servicesSchema } from './local/services.ts';
import { session, sessionSchema } from './local/session.ts';
import { names, namesSchema } from './network/names.ts';
import { publicAddress, publicAddressSchema } from './network/public-address.ts';
import { tcpPorts, tcpPortsSchema } from './network/tcp-ports.ts';
import { webAccess, webAccessSchema } from './network/web-access.ts';
import { outcomeSchema } from './outcome.ts';

/** Scripts about this computer, in the order in which they run: profiles first, since the servers are in them. */
export const machineProbes = {
  profiles,
  session,
  services,
  attempts,
  registry,
  network,
  devices,
  proxy,
  security,
};

/** Scripts about one server, run for each in the second process, once an address is known. */
export const serverScriptProbes = { 'server-route': serverRoute, 'server-ping': serverPing };

/** Network probes that need no server: they start in the same tick as PowerShell. */
export const beaconProbes = { 'web-access': webAccess, 'public-address': publicAddress };

/** Network probes of the servers. `names` also asks for control names, and runs without a server too. */
export const serverProbes = { names, 'tcp-ports': tcpPorts };

export const localProbes = { ...machineProbes, ...serverScriptProbes } satisfies Record<string, LocalProbe>;
const networkProbes = { ...beaconProbes, ...serverProbes };

/** What a snapshot holds: one outcome per probe. A snapshot may lack any of them. */
const probeSchemas = {
  profiles: outcomeSchema(profilesSchema),
  session: outcomeSchema(sessionSchema),
  services: outcomeSchema(servicesSchema),
  attempts: outcomeSchema(attemptsSchema),
  registry: outcomeSchema(registrySchema),
  network: outcomeSchema(networkSchema),
  devices: outcomeSchema(devicesSchema),
  proxy: outcomeSchema(proxySchema),
  security: outcomeSchema(securitySchema),
  'server-route': outcomeSchema(serverRouteSchema),
  'server-ping': outcomeSchema(serverPingSchema),
  'web-access': outcomeSchema(webAccessSchema),
  'public-address': outcomeSchema(publicAddressSchema),
  names: outcomeSchema(namesSchema),
  'tcp-ports': outcomeSchema(tcpPortsSchema),
} satisfies Record<keyof typeof localProbes | keyof typeof networkProbes, z.ZodType>;

export type ProbeId = keyof typeof probeSchemas;
export const probeIds = Object.keys(probeSchemas) as [ProbeId, ...ProbeId[]];

export const probeTitles = Object.fromEntries(
  [...Object.entries(localProbes), ...Object.entries(networkProbes)].map(([id, probe]) => [id, probe.title]),
) as Record<ProbeId, string>;

export const probesSchema = z.object(probeSchemas).partial();
export type Probes = z.infer<typeof probesSchema>;
