import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, ourWord, text } from './shapes.ts';

/** The WAN Miniport devices that matter here, by the last part of their device id: the same in every language. */
export const miniports = {
  MS_AGILEVPNMINIPORT: 'WAN Miniport (IKEv2)',
  MS_SSTPMINIPORT: 'WAN Miniport (SSTP)',
  MS_L2TPMINIPORT: 'WAN Miniport (L2TP)',
  MS_PPTPMINIPORT: 'WAN Miniport (PPTP)',
  MS_NDISWANIP: 'WAN Miniport (IP)',
  MS_NDISWANIPV6: 'WAN Miniport (IPv6)',
} as const;
export type MiniportId = keyof typeof miniports;
const miniportIds = Object.keys(miniports) as [MiniportId, ...MiniportId[]];

export const devicesSchema = z.object({
  /** Keyed by device. `problem` is the Plug and Play problem code: 0 = works, 22 = disabled, 31 = driver not loaded. */
  miniports: z.partialRecord(
    z.enum(miniportIds),
    z.discriminatedUnion('present', [
      z.object({ present: z.literal(false) }),
      z.object({ present: z.literal(true), problem: z.number().int() }),
    ]),
  ),
  /** Keyed by adapter name; hidden and absent adapters are left out. */
  adapters: z.record(
    z.string(),
    z.object({ description: z.string(), status: z.enum(['up', 'down', 'disabled']), physical: z.boolean() }),
  ),
});

/** Get-NetAdapter's Status. */
const statusNames: Readonly<Record<string, 'up' | 'down' | 'disabled'>> = {
  up: 'up',
  disabled: 'disabled',
  disconnected: 'down',
  down: 'down',
  dormant: 'down',
  'lower layer down': 'down',
  lowerlayerdown: 'down',
  'not present': 'down',
  notpresent: 'down',
  testing: 'down',
  unknown: 'down',
};

const answer = z.object({
  miniports: listOf(z.object({ id: text(200), problem: z.number().int() })),
  adapters: listOf(
    z.object({ name: text(256), description: optionalText(256), status: text(40), physical: z.boolean() }),
    100,
  ),
});

/** Network adapters, and the WAN Miniport devices with their Plug and Play problem code. */
export const devices = localProbe({
  script: 'Get-VpnDevice',
  title: 'Network adapters and WAN Miniport devices',
  deadlineMs: 8000,
  data: devicesSchema,
  answer,
  normalise: ({ miniports: found, adapters }, unfamiliar): z.infer<typeof devicesSchema> => {
    const problems = new Map(found.map(({ id, problem }) => [id.toUpperCase().split('\\').at(-1), problem]));
    const numbered = new Map(found.map(({ id, problem }) => [id.toUpperCase().split('\\').at(-2), problem]));
    return {
      // Windows 7 wrote ROOT\<device>\0000, later versions SWD\MSRRAS\<device>.
      miniports: Object.fromEntries(
        miniportIds.map((id) => {
          const problem = problems.get(id) ?? numbered.get(id);
          return [id, problem === undefined ? { present: false } : { present: true, problem }];
        }),
      ),
      adapters: Object.fromEntries(
        adapters.map(({ name, description, status, physical }) => [
          name,
          {
            description: description ?? '',
            status: ourWord(statusNames, status, 'adapter status', unfamiliar) ?? 'down',
            physical,
          },
        ]),
      ),
    };
  },
});
