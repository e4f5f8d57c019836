import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText, text } from './shapes.ts';

const triggerSchema = z.object({
  applications: z.number().int().nonnegative(),
  /** DNS suffixes of networks on which the profile stays down. */
  trustedNetworks: z.array(z.string()),
  dnsRules: z.number().int().nonnegative(),
});

const managedSchema = z.object({
  alwaysOn: z.boolean(),
  deviceTunnel: z.boolean(),
  trustedNetworks: z.array(z.string()),
});

export const alwaysOnSchema = z.object({
  /** What starts a profile by itself, keyed by the name of a profile of the caller's. */
  triggers: z.record(z.string(), triggerSchema),
  /** Profiles that a person switched off: Windows does not dial them by itself any more. */
  disabled: z.array(z.string()),
  /** SID of the person whose list that is; absent: not told. */
  person: z.string().optional(),
  /** The profile that RasMan dials by itself, and the one that it dials before anybody signs in. */
  active: z.string().optional(),
  deviceTunnel: z.string().optional(),
  /** Profiles that a device management keeps, by name. Absent where that cannot be seen: only SYSTEM can. */
  managed: z.record(z.string(), managedSchema).optional(),
});

const answer = z.object({
  triggers: listOf(
    z.object({
      name: text(256),
      applications: z.number().int(),
      trustedNetworks: listOf(text(256), 50),
      dnsRules: z.number().int(),
    }),
    200,
  ),
  disabled: listOf(text(256), 200),
  person: optionalText(200),
  active: optionalText(256),
  deviceTunnel: optionalText(256),
  managed: z.union([
    z.null(),
    z.array(
      z.object({
        name: text(256),
        alwaysOn: z.boolean(),
        deviceTunnel: z.boolean(),
        trustedNetworks: text(2000),
      }),
    ),
  ]),
});

/** Triggers of the caller's profiles, RasMan's list of profiles that are switched off, its device tunnel. */
export const alwaysOn = localProbe({
  script: 'Get-AlwaysOnState',
  title: 'Automatic dialling (Always On)',
  deadlineMs: 8000,
  sees: 'Triggers: the caller’s profiles only. Managed profiles: SYSTEM only. The rest: everybody.',
  answer,
  normalise: ({
    triggers,
    disabled,
    person,
    active,
    deviceTunnel,
    managed,
  }): z.infer<typeof alwaysOnSchema> => ({
    triggers: Object.fromEntries(triggers.map(({ name, ...trigger }) => [name, trigger])),
    disabled: disabled.filter((name) => name.trim() !== ''),
    ...(person !== undefined && { person }),
    ...(active !== undefined && { active }),
    ...(deviceTunnel !== undefined && { deviceTunnel }),
    ...(managed && {
      managed: Object.fromEntries(
        managed.map(({ name, trustedNetworks, ...flags }) => [
          unescaped(name),
          { ...flags, trustedNetworks: trustedNetworks.split(/[,;\s]+/).filter(Boolean) },
        ]),
      ),
    }),
  }),
});

/** The bridge escapes names as in an address: "Contoso%20VPN". */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
