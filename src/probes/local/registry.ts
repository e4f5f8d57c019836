import * as z from 'zod';
import { type RegistryValueId, registryValueIds, vpnRegistryValues } from '../../vpn/registry-values.ts';
import { localProbe } from './local-probe.ts';
import { listOf, text } from './shapes.ts';

const registryValueSchema = z.discriminatedUnion('present', [
  z.object({ present: z.literal(false) }),
  z.object({
    present: z.literal(true),
    /** `dword` is what Windows writes and documents; a value of another type may be ignored, which nobody has proved. */
    kind: z.enum(['dword', 'other']),
    value: z.union([z.number(), z.string()]),
  }),
]);

/** Keyed by our id of the value. */
export const registrySchema = z.object({
  values: z.partialRecord(z.enum(registryValueIds), registryValueSchema),
  /** Names of values in PolicyAgent that look like the NAT-T one but are not it: misspelt by a hand or a script. */
  natTraversalLookalikes: z.array(z.string()),
  /** Numbers of the EAP methods that are installed; absent: not told. */
  eapMethods: z.array(z.number().int()).optional(),
});

const answer = z.object({
  values: listOf(
    z.object({
      id: z.enum(registryValueIds),
      present: z.boolean(),
      type: text(40),
      value: z.union([z.number(), z.string(), z.null()]),
    }),
  ),
  natTraversalLookalikes: listOf(text(200), 20),
  eapMethods: listOf(z.number().int(), 100),
});

/** The NAT-T and RasMan registry values. Absent is told apart from 0. */
export const registry = localProbe({
  script: 'Get-VpnRegistryValue',
  title: 'Registry values of the VPN client',
  deadlineMs: 8000,
  parameters: {
    Value: registryValueIds.map((id) => ({
      id,
      key: vpnRegistryValues[id].key,
      value: vpnRegistryValues[id].value,
    })),
  },
  data: registrySchema,
  answer,
  normalise: ({ values, natTraversalLookalikes, eapMethods }): z.infer<typeof registrySchema> => ({
    values: Object.fromEntries(
      values.map(({ id, present, type, value }): [RegistryValueId, z.infer<typeof registryValueSchema>] => [
        id,
        present
          ? { present, kind: /^U?Int32$/.test(type) ? 'dword' : 'other', value: value ?? '' }
          : { present: false },
      ]),
    ),
    natTraversalLookalikes,
    ...(eapMethods.length > 0 && { eapMethods: [...new Set(eapMethods)].sort((a, b) => a - b) }),
  }),
});
