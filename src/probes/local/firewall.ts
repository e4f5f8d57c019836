import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText } from './shapes.ts';

const ruleSources = ['policy', 'mdm', 'local'] as const;
const profileNames = ['domain', 'private', 'public'] as const;

const blockRuleSchema = z.object({
  name: z.string(),
  source: z.enum(ruleSources),
  /** IP protocol number; absent = any. */
  protocol: z.number().int().optional(),
  /** As written: `500`, `4500-4510`, `443,8443`; empty = any. */
  remotePorts: z.array(z.string()),
  /** Addresses, ranges and keywords as written; empty = any. */
  remoteAddresses: z.array(z.string()),
  /** Only for this program or service. */
  program: z.string().optional(),
  service: z.string().optional(),
  /** Empty = all. */
  profiles: z.array(z.enum(profileNames)),
});
export type BlockRule = z.infer<typeof blockRuleSchema>;

export const firewallSchema = z.object({
  /** Group policy over local settings; absent = not told, and Windows' default is on and open for outgoing traffic. */
  profiles: z.partialRecord(
    z.enum(profileNames),
    z.object({
      enabled: z.boolean(),
      blocksOutbound: z.boolean(),
      /** False where a policy makes rules of this computer's own count for nothing. */
      localRules: z.boolean().optional(),
    }),
  ),
  /** Active rules that block outgoing traffic and have no condition beside those named here. */
  blockRules: z.array(blockRuleSchema),
});

const answer = z.object({
  profiles: listOf(
    z.object({
      name: z.enum(profileNames),
      source: z.enum(ruleSources),
      enabled: z.union([z.boolean(), z.null()]),
      blocksOutbound: z.union([z.boolean(), z.null()]),
      localRules: z.union([z.boolean(), z.null()]),
    }),
  ),
  rules: listOf(
    z.object({
      source: z.enum(ruleSources),
      name: optionalText(300),
      protocol: optionalText(20),
      remotePorts: listOf(z.string().max(1000), 50),
      remote4: listOf(z.string().max(1000), 200),
      remote6: listOf(z.string().max(1000), 200),
      program: optionalText(400),
      service: optionalText(100),
      profiles: listOf(z.string().max(40), 5),
      narrowed: z.boolean(),
    }),
    1000,
  ),
});

/** State of Windows Firewall, and its rules that block outgoing traffic. */
export const firewall = localProbe({
  script: 'Get-ClientFirewall',
  title: 'Windows Firewall (outgoing)',
  deadlineMs: 6000,
  data: firewallSchema,
  answer,
  normalise: ({ profiles, rules }): z.infer<typeof firewallSchema> => ({
    profiles: Object.fromEntries(
      profileNames
        .filter((name) => profiles.some((one) => one.name === name))
        .map((name) => {
          // The script names first what wins: group policy, and of that today's key before the old one.
          const said = profiles.filter((one) => one.name === name);
          const first = <Key extends 'enabled' | 'blocksOutbound' | 'localRules'>(
            key: Key,
          ): boolean | undefined => said.map((one) => one[key]).find((value) => value !== null) ?? undefined;
          const localRules = first('localRules');
          return [
            name,
            {
              enabled: first('enabled') ?? true,
              blocksOutbound: first('blocksOutbound') ?? false,
              ...(localRules !== undefined && { localRules }),
            },
          ];
        }),
    ),
    blockRules: rules
      .filter((rule) => !rule.narrowed)
      .map((rule) => ({
        name: rule.name ?? '',
        source: rule.source,
        ...(rule.protocol !== undefined &&
          /^\d{1,3}$/.test(rule.protocol) && { protocol: Number(rule.protocol) }),
        remotePorts: rule.remotePorts,
        remoteAddresses: [...rule.remote4, ...rule.remote6],
        ...(rule.program !== undefined && { program: rule.program }),
        ...(rule.service !== undefined && { service: rule.service }),
        profiles: profileNames.filter((name) => rule.profiles.some((one) => one.toLowerCase() === name)),
      })),
  }),
});
