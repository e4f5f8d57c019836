import * as z from 'zod';
import { lookup } from '../../base/lookup.ts';
import { type authMethods, authMethodsSchema, encryptionSchema } from '../../vpn/profile-words.ts';
import { type Tunnel, tunnels } from '../../vpn/tunnels.ts';
import { localProbe, type Unfamiliar } from './local-probe.ts';
import { listOf, optionalText, serverName, text } from './shapes.ts';

/**
 * Where a book lies: rasphone.pbk itself; `hidden`: _hiddenPbk, of profiles that management delivers; `beside`: another .pbk of the folder, whose
 * connections Windows lists, too; `azure-client`: the Azure VPN Client's own, which only that app reads.
 */
const bookPlaces = ['main', 'hidden', 'beside', 'azure-client'] as const;

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
  /** AutoLogon: "use my Windows user name and password". (Not: connect when somebody signs in; that is ConnectOnWinlogon.) */
  useWindowsSignIn: z.boolean().optional(),
  /** Windows gives the name and password of the VPN to servers inside, too, instead of the person's own. */
  useRasCredentials: z.boolean().optional(),
  /** The further servers of its list. */
  servers: z.array(z.string()).optional(),
  /** True where it has its own IKE/IPsec proposal. */
  customIpsecPolicy: z.boolean().optional(),
  /** The machine connects by it before anybody signs in. */
  deviceTunnel: z.boolean().optional(),
  /** Windows may connect it by itself. */
  alwaysOnCapable: z.boolean().optional(),
  /** For this profile the server's name and purpose are not checked in IKEv2. */
  ikeNameCheckOff: z.boolean().optional(),
  /** An app's plug-in connects it (the Azure VPN Client, a store app), by none of Windows' own tunnels. Absent in older snapshots. */
  plugIn: z.boolean().optional(),
  /** IKEv2 by a pre-shared key, as servers among themselves do; no dialogue of the client's offers it. The key itself stands elsewhere. */
  ikev2Key: z.boolean().optional(),
  /** A library of another maker dials it, not Windows' own client. */
  customDialler: z.boolean().optional(),
  /** Another connection is dialled before it. */
  dialsAnotherFirst: z.boolean().optional(),
});
export type BookEntry = z.infer<typeof entrySchema>;

const bookSchema = z.object({
  /** Absent: `main`. */
  place: z.enum(bookPlaces).optional(),
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
  /** True where it has more entries than were read. */
  cut: z.literal(true).optional(),
  /** Names of its entries that are no VPN: a modem, broadband. Absent where there is none, and in older snapshots. */
  otherNames: z.array(z.string()).optional(),
});
export type PhoneBook = z.infer<typeof bookSchema>;

/** Keyed by `all-users`, `user` (the caller's), or `user:<sid>`; one that is not rasphone.pbk itself has its place and number behind: `user/beside-1`. */
export const phonebooksSchema = z.object({ books: z.record(z.string(), bookSchema) });

/** More than the largest file that is read can hold of what Windows writes itself: 512 KB, at more than a kilobyte an entry. */
const mostEntries = 500;

const answer = z.object({
  books: listOf(
    z.object({
      owner: optionalText(256),
      sid: optionalText(200),
      allUsers: z.boolean(),
      own: z.boolean(),
      certain: z.boolean(),
      place: z.enum(bookPlaces),
      state: z.enum(bookStates),
      encoding: optionalText(40),
      strange: z.number().int().nonnegative(),
      // One more than is kept tells that there are more.
      entries: listOf(
        z.object({ name: text(256), keys: listOf(z.object({ key: text(64), value: text(1000) }), 400) }),
        mostEntries + 1,
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
  data: phonebooksSchema,
  answer,
  normalise: ({ books }, unfamiliar): z.infer<typeof phonebooksSchema> => {
    const read: Record<string, PhoneBook> = {};
    for (const raw of books) {
      const whose = raw.allUsers ? 'all-users' : raw.own ? 'user' : `user:${raw.sid ?? raw.owner ?? ''}`;
      const further = Object.keys(read).filter((key) => key.startsWith(`${whose}/${raw.place}-`)).length + 1;
      read[raw.place === 'main' ? whose : `${whose}/${raw.place}-${further}`] = bookOf(raw, (place, name) =>
        unfamiliar(place, { connection: `${whose}/${name}` }),
      );
    }
    return { books: read };
  },
});
type RawBook = z.output<typeof answer>['books'][number];

function bookOf(
  { place, allUsers, owner, sid, state, certain, encoding, strange, entries: all }: RawBook,
  unfamiliar: (place: string, name: string) => void,
): PhoneBook {
  const entries = all.slice(0, mostEntries);
  const vpns = entries.filter(isVpn).map((entry) => entryOf(entry, (place) => unfamiliar(place, entry.name)));
  const others = entries.filter((entry) => !isVpn(entry)).map(({ name }) => name);
  return {
    ...(place !== 'main' && { place }),
    scope: allUsers ? 'all-users' : 'user',
    ...(owner !== undefined && { owner }),
    ...(sid !== undefined && { sid }),
    state,
    certain,
    ...(encoding !== undefined && { encoding }),
    // A stray line or two is a hand's edit, which Windows skips as well.
    damaged: state === 'read' && strange > 2 + 4 * all.length,
    entries: Object.fromEntries(vpns.map((entry) => [entry.name, entry])),
    ...(others.length > 0 && { otherNames: others }),
    ...(all.length > mostEntries && { cut: true as const }),
  };
}

function valuesOf({ keys }: RawEntry, name: string): string[] {
  return keys.filter(({ key }) => key.toLowerCase() === name.toLowerCase()).map(({ value }) => value.trim());
}

/** Phone books hold modem and PPPoE connections too. Type 2 is a VPN; a hand-written entry may only name the device. */
function isVpn(entry: RawEntry): boolean {
  return valuesOf(entry, 'Type')[0] === '2' || valuesOf(entry, 'DEVICE').some((one) => /^vpn$/i.test(one));
}

/** VpnStrategy (ras.h, VS_*; MS-RRASM section 2.2.2.2.11): one tunnel only, or an order of several. */
const strategies: Readonly<Record<string, Tunnel>> = {
  0: 'automatic',
  1: 'pptp',
  2: 'automatic',
  3: 'l2tp',
  4: 'automatic',
  5: 'sstp',
  6: 'automatic',
  7: 'ikev2',
  8: 'automatic',
  9: 'automatic',
  12: 'automatic',
  13: 'automatic',
  14: 'automatic',
  // VS_ProtocolList, since Windows 10: in the order of a list of its own.
  15: 'automatic',
};

/** DataEncryption as RAS writes it: 0 none, 8 if the server wants it, 256 required, 512 strongest. */
const encryptions: Readonly<Record<string, z.infer<typeof encryptionSchema>>> = {
  0: 'none',
  8: 'optional',
  256: 'required',
  512: 'maximum',
};

/** Bits of AuthRestrictions. (MS-RRASM 2.2.2.2.58) */
const authBits: readonly (readonly [number, (typeof authMethods)[number]])[] = [
  [0x8, 'pap'],
  [0x20, 'chap'],
  [0x80, 'eap'],
  [0x200, 'mschapv2'],
  [0x800, 'machine-certificate'],
  [0x1000, 'pre-shared-key'],
];

/**
 * Bits that name no method of today: SPAP (0x10), MS-CHAP (0x40) and that of Windows 95 (0x400), which no Windows speaks any more, and that a person
 * has chosen by himself (0x100). The last two by RASENTRY's options for the same, RASEO_RequireW95MSCHAP and RASEO_Custom.
 */
const otherAuthBits = 0x10 | 0x40 | 0x100 | 0x400;
const everyAuthBit = authBits.reduce((all, [bit]) => all | bit, otherAuthBits);

function entryOf(raw: RawEntry, unfamiliar: Unfamiliar): BookEntry {
  const first = (name: string): string | undefined => valuesOf(raw, name)[0];
  const number = (name: string): number | undefined => {
    const value = first(name);
    return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
  };
  const flag = (name: string): boolean | undefined => {
    const value = first(name);
    return value === undefined || value === '' ? undefined : value !== '0';
  };
  /** A number that has a word of ours; another one is noticed. */
  const word = <Word>(words: Readonly<Record<string, Word>>, name: string): Word | undefined => {
    const value = first(name);
    const known = value === undefined ? undefined : lookup(words, value);
    if (known === undefined && value !== undefined) notice(name);
    return known;
  };
  const plugIn = valuesOf(raw, 'ThirdPartyProfileInfo').some((value) => value !== '');
  // What a plug-in does by itself, the entry's own words about it do not tell.
  const notice: Unfamiliar = plugIn ? () => {} : unfamiliar;
  const restrictions = first('AuthRestrictions');
  const bits =
    restrictions !== undefined && /^\d{1,9}$/.test(restrictions) ? Number(restrictions) : undefined;
  if (restrictions !== undefined && (bits === undefined || (bits & ~everyAuthBit) !== 0))
    notice('AuthRestrictions');
  const methods = authBits.filter(([bit]) => ((bits ?? 0) & bit) !== 0).map(([, method]) => method);
  const encryption = word(encryptions, 'DataEncryption');
  const strategy = word(strategies, 'VpnStrategy');
  const eapMethod = number('CustomAuthKey');
  const customPolicies = number('NumCustomPolicy');
  const server = serverName(first('PhoneNumber') ?? '');
  const servers = valuesOf(raw, 'ServerListServerName')
    .map(serverName)
    .filter((one) => one !== '' && one !== server);
  const customDialler = ['CustomDialDll', 'CustomDialFunc', 'CustomRasDialDll'].some((name) => first(name));
  const ikev2Key = flag('UsePreSharedKeyForIkev2Initiator') === true || methods.includes('pre-shared-key');
  return {
    name: raw.name,
    server,
    tunnel: plugIn ? 'automatic' : (strategy ?? 'automatic'),
    ...(!plugIn && methods.length > 0 && { authentication: methods }),
    ...(!plugIn && encryption && { encryption }),
    splitTunneling: first('IpPrioritizeRemote') === '0',
    ...optional({
      metric4: number('IpInterfaceMetric'),
      metric6: number('Ipv6InterfaceMetric'),
      useWindowsSignIn: flag('AutoLogon'),
      useRasCredentials: flag('UseRasCredentials'),
      customIpsecPolicy: customPolicies === undefined ? undefined : customPolicies > 0,
      deviceTunnel: flag('DeviceTunnel'),
      alwaysOnCapable: flag('AlwaysOnCapable'),
      ikeNameCheckOff: flag('DisableIKENameEkuCheck'),
    }),
    ...(servers.length > 0 && { servers: [...new Set(servers)] }),
    plugIn,
    staticAddress: first('IpAssign') === '2',
    classBasedRoute: first('DisableClassBasedDefaultRoute') !== '1',
    mobility: first('DisableMobility') !== '1',
    ...(methods.includes('eap') && eapMethod !== undefined && eapMethod > 0 && { eapMethod }),
    ...(ikev2Key && { ikev2Key }),
    ...(customDialler && { customDialler }),
    ...(first('PrerequisiteEntry') && { dialsAnotherFirst: true }),
  };
}

/** Only what is there. */
function optional<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
