import * as z from 'zod';
import { remoteControlProduct, remoteControlPrograms } from '../../vpn/remote-control.ts';
import { localProbe } from './local-probe.ts';
import { isoTime, listOf, optionalText, text } from './shapes.ts';

const sessionKinds = ['console', 'remote', 'background'] as const;

export const sessionSchema = z.object({
  /** `DOMAIN\name` of whoever runs the tool. */
  user: z.string(),
  system: z.boolean(),
  elevated: z.boolean(),
  /** The caller's own. */
  sid: z.string().optional(),
  /** Who is logged on, as `DOMAIN\\name`, as far as the caller may see it. Absent: not told. */
  people: z.array(z.string()).optional(),
  /** True where the caller is none of them: an administrator helping out, or SYSTEM. */
  someoneElse: z.boolean().optional(),
  /**
   * Where the tool runs: in the session at the computer's own screen, in a Remote Desktop session, or in that of services, where
   * SSH, PowerShell remoting and management agents are. Absent: not told.
   */
  session: z.enum(sessionKinds).optional(),
  /** Programs that run and by which somebody may be here from afar. Absent: the processes could not be read. */
  remoteControl: z.array(z.string()).optional(),
  windows: z.object({
    caption: z.string(),
    version: z.string(),
    build: z.number().int(),
    ubr: z.number().int(),
  }),
  /** Last boot, and when this version of Windows was installed: a feature update renews the latter. */
  lastBoot: isoTime.optional(),
  installed: isoTime.optional(),
  /** `AMD64`, `ARM64` or `x86`, of the PowerShell process. */
  architecture: z.string().optional(),
  process64: z.boolean().optional(),
  /** Execution policy by scope, where one is set. Group Policy's scopes are MachinePolicy and UserPolicy. */
  executionPolicies: z.record(z.string(), z.string()).optional(),
});

const answer = z.object({
  user: text(256),
  sid: text(200),
  elevated: z.boolean(),
  people: listOf(z.object({ user: text(256), sid: text(200) }), 50),
  caption: text(200),
  version: text(40),
  build: z.number().int(),
  ubr: z.number().int(),
  lastBoot: z.union([isoTime, z.literal('')]),
  installed: z.union([isoTime, z.literal('')]),
  architecture: optionalText(40),
  process64: z.boolean(),
  policies: listOf(z.object({ scope: text(40), policy: text(40) }), 10),
  sessionId: z.union([z.number().int(), z.null()]).optional(),
  sessionNames: listOf(text(80), 10).optional(),
  remoteTools: z.union([z.null(), listOf(text(80), 100)]).optional(),
});

/** Who runs the tool, with which rights, on which Windows, up since when. */
export const session = localProbe({
  script: 'Get-SessionContext',
  title: 'User, rights and Windows version',
  deadlineMs: 6000,
  parameters: { RemoteControl: Object.values(remoteControlPrograms).flat() },
  data: sessionSchema,
  answer,
  normalise: (found): z.infer<typeof sessionSchema> => ({
    ...whereOf(found),
    user: found.user,
    system: found.sid === 'S-1-5-18',
    ...(found.sid !== '' && { sid: found.sid }),
    elevated: found.elevated || found.sid === 'S-1-5-18',
    windows: { caption: found.caption, version: found.version, build: found.build, ubr: found.ubr },
    ...(found.lastBoot !== '' && { lastBoot: found.lastBoot }),
    ...(found.installed !== '' && { installed: found.installed }),
    people: found.people.map(({ user }) => user),
    // A caller who sees nobody, not even himself, has no hive of his own: a service account.
    // Where whoami said nothing, nobody knows who the caller is.
    ...(found.sid !== '' && { someoneElse: !found.people.some(({ sid }) => sid === found.sid) }),
    ...(found.architecture !== undefined && { architecture: found.architecture }),
    process64: found.process64,
    executionPolicies: Object.fromEntries(
      found.policies
        .filter(({ policy }) => policy !== 'Undefined')
        .map(({ scope, policy }) => [scope, policy]),
    ),
  }),
});

/** Session 0 is that of services. The names are not translated: "Console", or "RDP-Tcp#12". */
function whereOf({
  sessionId,
  sessionNames = [],
  remoteTools,
}: z.output<typeof answer>): Pick<z.infer<typeof sessionSchema>, 'session' | 'remoteControl'> {
  const names = sessionNames.filter((name) => name !== '').map((name) => name.toLowerCase());
  const atConsole = names.length > 0 && names.every((name) => name === 'console');
  const kind =
    sessionId === 0
      ? 'background'
      : names.some((name) => name.startsWith('rdp-'))
        ? 'remote'
        : typeof sessionId === 'number' && atConsole
          ? 'console'
          : undefined;
  return {
    ...(kind && { session: kind }),
    ...(remoteTools && { remoteControl: [...new Set(remoteTools.map(remoteControlProduct))] }),
  };
}
