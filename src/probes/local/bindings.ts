import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, text } from './shapes.ts';

/** Component → enabled. `{present:false}` where there is no such miniport. */
const miniportBindingsSchema = z.discriminatedUnion('present', [
  z.object({ present: z.literal(false) }),
  z.object({ present: z.literal(true), components: z.record(z.string(), z.boolean()) }),
]);

export const bindingsSchema = z.object({
  wanIp: miniportBindingsSchema,
  wanIpv6: miniportBindingsSchema,
  /** Filters and protocols that are not Microsoft's and are switched on somewhere, by component id. */
  foreign: z.record(z.string(), z.object({ name: z.string(), onWanMiniport: z.boolean() })),
});

const bound = z.union([z.null(), z.array(z.object({ component: text(80), enabled: z.boolean() }))]);
const answer = z.object({
  wanIp: bound,
  wanIpv6: bound,
  foreign: listOf(z.object({ component: text(80), name: optionalText(200), wan: z.boolean() })),
});

/** What is bound to WAN Miniport (IP) and (IPv6), and filters of other makers on any adapter. (KB 720) */
export const bindings = localProbe({
  script: 'Get-AdapterBinding',
  title: 'Bindings of the WAN Miniports, foreign filters',
  deadlineMs: 8000,
  data: bindingsSchema,
  answer,
  normalise: ({ wanIp, wanIpv6, foreign }): z.infer<typeof bindingsSchema> => ({
    wanIp: table(wanIp),
    wanIpv6: table(wanIpv6),
    foreign: Object.fromEntries(
      foreign.map(({ component, name }) => [
        component.toLowerCase(),
        {
          name: name ?? component,
          onWanMiniport: foreign.some((other) => other.component === component && other.wan),
        },
      ]),
    ),
  }),
});

function table(found: z.output<typeof bound>): z.infer<typeof miniportBindingsSchema> {
  if (found === null) return { present: false };
  return {
    present: true,
    components: Object.fromEntries(found.map(({ component, enabled }) => [component.toLowerCase(), enabled])),
  };
}
