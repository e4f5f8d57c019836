import * as z from 'zod';
import { type Tunnel, tunnels } from '../../knowledge/tunnels.ts';
import { lookup } from '../../lookup.ts';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, text } from './shapes.ts';

export const authMethods = ['pap', 'chap', 'mschapv2', 'eap', 'machine-certificate'] as const;
export const encryptionLevels = ['none', 'optional', 'required', 'maximum', 'custom'] as const;
export const connectionStatuses = ['disconnected', 'connecting', 'connected', 'disconnecting'] as const;

/** A VPN profile as a snapshot keeps it. No secret is in it: Get-VpnConnection gives none out, and none is asked for. */
const profileSchema = z.object({
  name: z.string(),
  scope: z.enum(['user', 'all-users']),
  server: z.string(),
  tunnel: z.enum(tunnels),
  authentication: z.array(z.enum(authMethods)),
  encryption: z.enum(encryptionLevels).optional(),
  /** How L2TP's IPsec authenticates the machines. */
  l2tpAuthentication: z.enum(['psk', 'certificate']).optional(),
  status: z.enum(connectionStatuses),
  splitTunneling: z.boolean(),
  rememberCredential: z.boolean(),
  useWinlogonCredential: z.boolean(),
  idleDisconnectSeconds: z.number().int().nonnegative(),
  /** True where the profile has its own IKE/IPsec proposal (Set-VpnConnectionIPsecConfiguration). */
  customIpsecPolicy: z.boolean(),
});
export type Profile = z.infer<typeof profileSchema>;

/** Keyed by `<scope>/<name>`: names are unique within a phone book. */
export const profilesSchema = z.object({ connections: z.record(z.string(), profileSchema) });

const answer = z.object({
  profiles: listOf(
    z.object({
      name: text(256),
      allUsers: z.boolean(),
      server: text(256),
      tunnelType: text(40),
      authentication: listOf(text(40)),
      encryption: optionalText(40),
      l2tpIPsecAuth: optionalText(40),
      status: text(40),
      splitTunneling: z.boolean(),
      rememberCredential: z.boolean(),
      useWinlogonCredential: z.boolean(),
      idleDisconnectSeconds: z.number(),
      customIpsecPolicy: z.boolean(),
    }),
    200,
  ),
});

const authNames: Readonly<Record<string, (typeof authMethods)[number]>> = {
  pap: 'pap',
  chap: 'chap',
  mschapv2: 'mschapv2',
  eap: 'eap',
  machinecertificate: 'machine-certificate',
};
const encryptionNames: Readonly<Record<string, (typeof encryptionLevels)[number]>> = {
  noencryption: 'none',
  optional: 'optional',
  required: 'required',
  maximum: 'maximum',
  custom: 'custom',
};

/**
 * VPN profiles of the user who runs the tool and of all users (Get-VpnConnection, and -AllUserConnection).
 * As SYSTEM only the all-user phone book is seen: a user's own profiles need that user's session.
 */
export const profiles = localProbe({
  script: 'Get-VpnProfile',
  title: 'VPN profiles (user and all users)',
  deadlineMs: 10_000,
  answer,
  normalise: ({ profiles: found }): z.infer<typeof profilesSchema> => ({
    connections: Object.fromEntries(
      found.map(({ allUsers, tunnelType, authentication, encryption, l2tpIPsecAuth, status, ...same }) => {
        const scope = allUsers ? 'all-users' : 'user';
        const level = lookup(encryptionNames, encryption?.toLowerCase() ?? '');
        const l2tp = l2tpIPsecAuth?.toLowerCase();
        const profile: Profile = {
          ...same,
          scope,
          tunnel: tunnelOf(tunnelType),
          authentication: authentication.flatMap((method) => lookup(authNames, method.toLowerCase()) ?? []),
          ...(level && { encryption: level }),
          ...((l2tp === 'psk' || l2tp === 'certificate') && { l2tpAuthentication: l2tp }),
          status: connectionStatuses.find((known) => known === status.toLowerCase()) ?? 'disconnected',
        };
        return [`${scope}/${profile.name}`, profile];
      }),
    ),
  }),
});

/** A type that this version does not know counts as `automatic`: any of the tunnels may be meant. */
function tunnelOf(name: string): Tunnel {
  return tunnels.find((tunnel) => tunnel === name.toLowerCase()) ?? 'automatic';
}
