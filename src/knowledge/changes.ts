import * as z from 'zod';
import { lookup } from '../base/lookup.ts';
import { vpnRegistryValues } from '../vpn/registry-values.ts';
import { type ServiceName, vpnServices } from '../vpn/services.ts';

/** A change goes from a state that it was found in to one that is wanted. States are words, the same in script, plan and undo record. */
interface Way {
  readonly from: RegExp;
  readonly to: string;
  /** What an earlier version brought it to: so its records can be undone. */
  readonly once?: string;
}

const from = (state: string): RegExp => new RegExp(`^${state}$`);
const starts = (to: 'automatic' | 'manual', once?: 'automatic'): Way => ({
  from: from('disabled'),
  to,
  ...(once && { once }),
});
const runs: Way = { from: from('stopped'), to: 'running' };
const works: Way = { from: from('disabled'), to: 'enabled' };
/** Of a registry value only numbers, and texts that are numbers, can be put back as they were. */
const numeric = /^(absent|(dword|qword):\d{1,10}|string:-?[0-9a-fA-Fx]{0,12})$/;
const unlisted: Way = { from: from('listed:\\d{1,3}'), to: 'unlisted' };

/**
 * What can be changed at all: each is one call of one script in `ps-scripts/fix/`, which knows the same lists. Closed, since an undo record is a
 * file, and a file may have been written by anybody.
 */
const ways = {
  /**
   * What Windows comes with; only what is disabled gets it back. RasMan and IKEEXT come as manual in exports of Windows 10, IKEEXT as automatic in some of Windows 11 and both so on
   * older ones: manual serves all, since what needs them starts them, and triggers survive it. (services.msc exports of clean installations; winutil's list of defaults)
   */
  'service-start': {
    RasMan: starts('manual', 'automatic'),
    TapiSrv: starts('manual'),
    SstpSvc: starts('manual'),
    EapHost: starts('manual'),
    IKEEXT: starts('manual', 'automatic'),
    PolicyAgent: starts('manual'),
    BFE: starts('automatic'),
    nsi: starts('automatic'),
  },
  /** The others start by themselves when they are needed. */
  'service-state': { RasMan: runs, IKEEXT: runs, PolicyAgent: runs, BFE: runs, nsi: runs },
  'registry-value': {
    'nat-traversal': { from: numeric, to: 'dword:2' },
    'prohibit-ipsec': { from: from('dword:1'), to: 'dword:0' },
  },
  'device-state': {
    MS_AGILEVPNMINIPORT: works,
    MS_SSTPMINIPORT: works,
    MS_L2TPMINIPORT: works,
    MS_PPTPMINIPORT: works,
    MS_NDISWANIP: works,
  },
  'name-cache': { dns: { from: from('filled'), to: 'empty' } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Way>>>>;

/** `auto-trigger`: only undone any more, no repair makes it. The target is a connection's name, and so from no list. */
export const changeKinds = [...(Object.keys(ways) as (keyof typeof ways)[]), 'auto-trigger'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What to change. */
export type Target =
  | {
      [Kind in keyof typeof ways]: { readonly kind: Kind; readonly target: keyof (typeof ways)[Kind] };
    }[keyof typeof ways]
  | { readonly kind: 'auto-trigger'; readonly target: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const connectionName = /^[^\x00-\x1f\x7f-\x9f]{1,256}$/;

/** From which states to which one this can be brought; nothing where it is none of ours. */
export function wayOf({
  kind,
  target,
}: {
  readonly kind: ChangeKind;
  readonly target: string;
}): Way | undefined {
  if (kind === 'auto-trigger') return connectionName.test(target) ? unlisted : undefined;
  return lookup<Way>(ways[kind], target);
}

/** One change as it is made and as it is recorded. */
export const changeSchema = z
  .strictObject({
    kind: z.enum(changeKinds),
    target: z.string().max(256),
    from: z.string().max(40),
    to: z.string().max(40),
  })
  .refine((change) => {
    const way = wayOf(change);
    return (
      way !== undefined &&
      change.from !== change.to &&
      [way.to, way.once].includes(change.to) &&
      way.from.test(change.from)
    );
  }, 'no change that vpn-doctor makes');
export type Change = z.infer<typeof changeSchema>;

/** The script of each, and how it is spoken of. */
interface Wording {
  readonly script: string;
  readonly what: (target: string) => string;
  /** False where what is there cannot be read: then the script's own word is all there is. */
  readonly readable: boolean;
  readonly undone: string;
}

const service = (name: string): string => `${name} (${vpnServices[name as ServiceName]?.title ?? name})`;

export const changeWords: Readonly<Record<ChangeKind, Wording>> = {
  'service-start': {
    script: 'Set-VpnServiceStart',
    what: (name) => `Start type of the service ${service(name)}`,
    readable: true,
    undone: 'The service is disabled again.',
  },
  'service-state': {
    script: 'Set-VpnServiceState',
    what: (name) => `The service ${service(name)}`,
    readable: true,
    undone: 'The service is stopped again, unless others rely on it: then it runs until the next Restart.',
  },
  'registry-value': {
    script: 'Set-VpnRegistryValue',
    what: (id) => {
      const { key, value } = vpnRegistryValues[id as keyof typeof vpnRegistryValues];
      return `The registry value ${key}\\${value}`;
    },
    readable: true,
    undone: 'What was there is written again, type and all; a value that was absent is deleted.',
  },
  'device-state': {
    script: 'Set-VpnDeviceState',
    what: (id) => `The device SWD\\MSRRAS\\${id}`,
    readable: true,
    undone: 'The device is disabled again.',
  },
  'auto-trigger': {
    script: 'Set-AutoTriggerEntry',
    what: (name) => `"${name}" on RasMan's list of connections that are not connected automatically any more`,
    readable: true,
    undone: 'The connection is put back to its place on the list.',
  },
  'name-cache': {
    script: 'Clear-NameCache',
    what: () => 'The cache of Windows’ name resolution',
    readable: false,
    undone: 'There is nothing to undo: the cache fills again by itself.',
  },
};
