import * as z from 'zod';
import { type Tunnel, tunnels } from '../../knowledge/tunnels.ts';
import { lookup } from '../../lookup.ts';
import { localProbe } from './local-probe.ts';
import { type authMethods, authMethodsSchema, encryptionSchema } from './profile-words.ts';
import { listOf, optionalText, serverName, text } from './shapes.ts';

const bookStates = ['read', 'absent', 'denied', 'failed', 'too-large', 'elsewhere'] as const;

const entrySchema = z.object({
  name: z.string(),
  server: z.string(),
  tunnel: z.enum(tunnels),
  /** Absent where the entry does not tell, or tells of nothing that we know. */
  authentication: authMethodsSchema.optional(),
  encryption: encryptionSchema.optional(),
  splitTunneling: z.boolean(),
  /** 0 is automatic. */
  metric4: z.number().int().optional(),
  metric6: z.number().int().optional(),
  /** The address is written into the profile instead of given by the server. */
  staticAddress: z.boolean(),
  /** Route to the whole class A, B or C network of the tunnel's address, where tunnelling is split. */
  classBasedRoute: z.boolean(),
  /** MOBIKE (RFC 4555): the tunnel survives a change of network. */
  mobility: z.boolean(),
  /** EAP method number where EAP is used. */
  eapMethod: z.number().int().optional(),
  /** The profile dials by itself when Windows starts or signs in. */
  autoLogon: z.boolean(),
  /** IKEv2 by a pre-shared key, as servers among themselves do; no dialogue of the client's offers it. The key itself stands elsewhere. */
  ikev2Key: z.boolean().optional(),
  /** A library of another maker dials it, not Windows' own client. */
  customDialler: z.boolean().optional(),
  /** Another connection is dialled before it. */
  dialsAnotherFirst: z.boolean().optional(),
});
export type BookEntry = z.infer<typeof entrySchema>;

const bookSchema = z.object({
  scope: z.enum(['user', 'all-users']),
  /** The name of the person's folder; absent for the caller's own book and the machine's. */
  owner: z.string().optional(),
  sid: z.string().optional(),
  state: z.enum(bookStates),
  /** False where the person's AppData may have been moved to a place that cannot be told from here. */
  certain: z.boolean(),
  encoding: z.string().optional(),
  /** True where so many lines are no phone book's that the file must be damaged. */
  damaged: z.boolean(),
  /** Keyed by name. */
  entries: z.record(z.string(), entrySchema),
});
export type PhoneBook = z.infer<typeof bookSchema>;

/** Keyed by `all-users`, `user` (the caller's), or `user:<sid>`. */
export const phonebooksSchema = z.object({ books: z.record(z.string(), bookSchema) });

const answer = z.object({
  books: listOf(
    z.object({
      owner: optionalText(256),
      sid: optionalText(200),
      allUsers: z.boolean(),
      own: z.boolean(),
      certain: z.boolean(),
      state: z.enum(bookStates),
      encoding: optionalText(40),
      strange: z.number().int().nonnegative(),
      entries: listOf(
        z.object({ name: text(256), keys: listOf(z.object({ key: text(64), value: text(1000) }), 400) }),
        200,
      ),
    }),
    100,
  ),
});
type RawEntry = z.output<typeof answer>['books'][number]['entries'][number];

/** The phone books as files: what Get-VpnConnection does not tell, and other people's profiles where the caller is not they. */
export const phonebooks = localProbe({
  script: 'Get-PhoneBook',
  title: 'Phone books (rasphone.pbk)',
  deadlineMs: 6000,
  sees: 'Standard user: own and all-user book. Administrator who is not at the desk: also the book of whoever is logged on. SYSTEM: every person’s book.',
  answer,
  normalise: ({ books }): z.infer<typeof phonebooksSchema> => ({
    books: Object.fromEntries(
      books.map(
        ({ owner, sid, allUsers, own, certain, state, encoding, strange, entries }): [string, PhoneBook] => {
          const vpns = entries.filter(isVpn).map(entryOf);
          return [
            allUsers ? 'all-users' : own ? 'user' : `user:${sid ?? owner ?? ''}`,
            {
              scope: allUsers ? 'all-users' : 'user',
              ...(owner !== undefined && { owner }),
              ...(sid !== undefined && { sid }),
              state,
              certain,
              ...(encoding !== undefined && { encoding }),
              // A stray line or two is a hand's edit, which Windows skips as well.
              damaged: state === 'read' && strange > 2 + 4 * entries.length,
              entries: Object.fromEntries(vpns.map((entry) => [entry.name, entry])),
            },
          ];
        },
      ),
    ),
  }),
});

function valuesOf({ keys }: RawEntry, name: string): string[] {
  return keys.filter(({ key }) => key.toLowerCase() === name.toLowerCase()).map(({ value }) => value.trim());
}

/** Phone books hold modem and PPPoE connections too. Type 2 is a VPN; a hand-written entry may only name the device. */
function isVpn(entry: RawEntry): boolean {
  return valuesOf(entry, 'Type')[0] === '2' || valuesOf(entry, 'DEVICE').some((one) => /^vpn$/i.test(one));
}

/** VpnStrategy: MS-RRASM section 2.2.2.2.11; 14 is Windows 10's "IKEv2, then SSTP". */
const strategies: Readonly<Record<string, Tunnel>> = { 1: 'pptp', 3: 'l2tp', 5: 'sstp', 7: 'ikev2' };

/** DataEncryption as RAS writes it: 0 none, 8 if the server wants it, 256 required, 512 strongest. */
const encryptions: Readonly<Record<string, z.infer<typeof encryptionSchema>>> = {
  0: 'none',
  8: 'optional',
  256: 'required',
  512: 'maximum',
};

/** Bits of AuthRestrictions. */
const authBits: readonly (readonly [number, (typeof authMethods)[number]])[] = [
  [0x2, 'pap'],
  [0x8, 'chap'],
  [0x80, 'eap'],
  [0x200, 'mschapv2'],
];

function entryOf(raw: RawEntry): BookEntry {
  const first = (name: string): string | undefined => valuesOf(raw, name)[0];
  const number = (name: string): number | undefined => {
    const value = first(name);
    return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
  };
  const bits = number('AuthRestrictions') ?? 0;
  const authentication = authBits.filter(([bit]) => (bits & bit) !== 0).map(([, method]) => method);
  const encryption = lookup(encryptions, first('DataEncryption') ?? '');
  const eapMethod = number('CustomAuthKey');
  const [metric4, metric6] = [number('IpInterfaceMetric'), number('Ipv6InterfaceMetric')];
  const customDialler = ['CustomDialDll', 'CustomDialFunc', 'CustomRasDialDll'].some((name) => first(name));
  return {
    name: raw.name,
    server: serverName(first('PhoneNumber') ?? ''),
    tunnel: lookup(strategies, first('VpnStrategy') ?? '') ?? 'automatic',
    ...(authentication.length > 0 && { authentication }),
    ...(encryption && { encryption }),
    splitTunneling: first('IpPrioritizeRemote') === '0',
    ...(metric4 !== undefined && { metric4 }),
    ...(metric6 !== undefined && { metric6 }),
    staticAddress: first('IpAssign') === '2',
    classBasedRoute: first('DisableClassBasedDefaultRoute') !== '1',
    mobility: first('DisableMobility') !== '1',
    ...(authentication.includes('eap') && eapMethod !== undefined && eapMethod > 0 && { eapMethod }),
    autoLogon: first('AutoLogon') === '1',
    ...(first('UsePreSharedKeyForIkev2Initiator') === '1' && { ikev2Key: true }),
    ...(customDialler && { customDialler }),
    ...(first('PrerequisiteEntry') && { dialsAnotherFirst: true }),
  };
}
