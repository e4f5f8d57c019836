import * as z from 'zod';
import { authMethods, connectionStatuses, encryptionLevels } from '../../vpn/profile-words.ts';
import { type Tunnel, tunnels } from '../../vpn/tunnels.ts';
import { localProbe, type Unfamiliar } from './local-probe.ts';
import { listOf, neededWord, optionalText, ourWord, serverName, text } from './shapes.ts';

const ipsecPolicySchema = z.object({
  authentication: text(40),
  cipher: text(40),
  dhGroup: text(40),
  encryption: text(40),
  integrity: text(40),
  pfsGroup: text(40),
});

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
  /** That proposal, value by value, as Windows names them. */
  ipsecPolicy: ipsecPolicySchema.optional(),
  /** A plug-in of another maker dials it, not Windows' own client. */
  plugIn: z.boolean().optional(),
  /** Further servers of the profile. */
  servers: z.array(z.string()).optional(),
  dnsSuffix: z.string().optional(),
  /** Destinations that go through the tunnel where tunnelling is split. */
  routes: z.array(z.string()).optional(),
  eap: z
    .object({
      /** EAP methods, outer one first: 13 TLS, 25 PEAP, 26 MS-CHAP v2 (IANA). */
      methods: z.array(z.number().int()),
      /** Server names that the client insists on, as written. */
      serverNames: z.array(z.string()),
      /** Thumbprints of roots that the client insists on. */
      trustedRoots: z.array(z.string()),
      /** Thumbprints of issuers that the client certificate must come from. */
      issuers: z.array(z.string()),
      /** Where EAP-TLS takes its certificate from. A smart card asks for its PIN. Absent: not told. */
      certificateFrom: z.enum(['store', 'smart-card']).optional(),
    })
    .optional(),
  /** Filters for the machine certificate: purposes, and the thumbprint of its issuer. */
  certificateEkus: z.array(z.string()).optional(),
  certificateIssuer: z.string().optional(),
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
      idleDisconnectSeconds: z
        .number()
        .int()
        .transform((seconds) => Math.max(seconds, 0)),
      servers: listOf(text(256), 20),
      plugIn: z.boolean(),
      dnsSuffix: optionalText(256),
      routes: listOf(text(80), 300),
      eap: z.union([
        z.null(),
        z.object({
          types: listOf(z.number().int(), 20),
          serverNames: listOf(text(1000), 20),
          trustedRoots: listOf(text(200), 50),
          issuers: listOf(text(200), 50),
          smartCard: z.boolean().optional(),
          store: z.boolean().optional(),
        }),
      ]),
      ipsecPolicy: z.union([z.null(), ipsecPolicySchema]),
      certificateEkus: listOf(text(80), 20),
      certificateIssuer: optionalText(80),
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
/**
 * ConnectionStatus of PS_VpnConnection: a tunnel whose network is limited is up. A dormant one (ras.h, RASCSS_Dormant) has its interface and waits for
 * a network by which it can go on: it carries nothing, and is not down.
 */
const statusNames: Readonly<Record<string, (typeof connectionStatuses)[number]>> = {
  disconnected: 'disconnected',
  notconnected: 'disconnected',
  dormant: 'connecting',
  connecting: 'connecting',
  connected: 'connected',
  limited: 'connected',
  disconnecting: 'disconnecting',
};
const tunnelNames: Readonly<Record<string, Tunnel>> = Object.fromEntries(
  tunnels.map((tunnel) => [tunnel, tunnel]),
);
const l2tpNames = { psk: 'psk', certificate: 'certificate' } as const;
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
  sees: 'The caller’s own and those for all users.',
  data: profilesSchema,
  answer,
  normalise: ({ profiles: found }, unfamiliar): z.infer<typeof profilesSchema> => ({
    connections: Object.fromEntries(
      found.map((raw) => {
        const scope = raw.allUsers ? 'all-users' : 'user';
        const id = `${scope}/${raw.name}`;
        const odd: Unfamiliar = (place) => unfamiliar(place, { connection: id });
        const { tunnelType, authentication, encryption, l2tpIPsecAuth, status } = raw;
        const level = ourWord(encryptionNames, encryption, 'encryption', odd);
        const l2tp = ourWord(l2tpNames, l2tpIPsecAuth, 'l2tpIPsecAuth', odd);
        // A plug-in's profile is dialled by none of Windows' tunnels.
        const tunnelWord = raw.plugIn ? ourWord : neededWord;
        const profile: Profile = {
          name: raw.name,
          scope,
          server: serverName(raw.server),
          // A type that this version does not know counts as automatic: any of the tunnels may be meant.
          tunnel: tunnelWord(tunnelNames, tunnelType, 'tunnelType', odd) ?? 'automatic',
          authentication: authentication.flatMap(
            (method) => ourWord(authNames, method, 'authentication', odd) ?? [],
          ),
          ...(level && { encryption: level }),
          ...(l2tp && { l2tpAuthentication: l2tp }),
          status: neededWord(statusNames, status, 'status', odd) ?? 'disconnected',
          splitTunneling: raw.splitTunneling,
          rememberCredential: raw.rememberCredential,
          useWinlogonCredential: raw.useWinlogonCredential,
          idleDisconnectSeconds: raw.idleDisconnectSeconds,
          customIpsecPolicy: raw.ipsecPolicy !== null,
          ...(raw.ipsecPolicy && { ipsecPolicy: raw.ipsecPolicy }),
          ...(raw.plugIn && { plugIn: true }),
          ...(raw.servers.length > 0 && { servers: raw.servers.map(serverName) }),
          ...(raw.dnsSuffix !== undefined && { dnsSuffix: raw.dnsSuffix }),
          ...(raw.routes.length > 0 && { routes: raw.routes }),
          ...(raw.eap && { eap: plainEap(raw.eap) }),
          ...(raw.certificateEkus.length > 0 && { certificateEkus: raw.certificateEkus }),
          ...(raw.certificateIssuer !== undefined && { certificateIssuer: raw.certificateIssuer }),
        };
        return [id, profile];
      }),
    ),
  }),
});

type RawEap = NonNullable<z.output<typeof answer>['profiles'][number]['eap']>;

/** Thumbprints are written in pairs with blanks, in either case; certificates' own are not. */
function plainEap(raw: RawEap): NonNullable<Profile['eap']> {
  const { types, serverNames, trustedRoots, issuers, smartCard, store } = raw;
  const from = smartCard ? 'smart-card' : store ? 'store' : undefined;
  const thumbprint = (written: string): string => written.replace(/\s/g, '').toUpperCase();
  return {
    methods: types.filter((type) => type > 0),
    serverNames: serverNames.flatMap((names) => names.split(';')).filter((name) => name.trim() !== ''),
    trustedRoots: trustedRoots.map(thumbprint),
    issuers: issuers.map(thumbprint),
    ...(from && { certificateFrom: from }),
  };
}
