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
  /**
   * Whether "Connect automatically" is selected, keyed as profiles are. What says nothing of it is left out; absent: not asked.
   * (AutoTriggerEnabled in VpnConfigurationXml, ld0614/DPC WMIProfile.cs; it may not be right for device tunnels.)
   */
  automatic: z.record(z.string(), z.boolean()).optional(),
  /**
   * Names for which somebody cleared "Connect automatically": Windows does not dial them by itself any more. One list for the whole machine; the UserSID beside
   * it is that of the active profile, S-1-1-0 for one of all users. (aovpn Clear-AutoTriggerDisabledProfile.ps1, DPC ProfileAction.cs)
   */
  disabled: z.array(z.string()),
  /** True where RasMan dials nothing by itself (AutoTriggeringDisabled = 1); absent: not asked. */
  allOff: z.boolean().optional(),
  /** The profile that RasMan dials by itself, and the one that it dials before anybody signs in. Clearing the check box takes it from here. */
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
  automatic: listOf(z.object({ name: text(256), allUsers: z.boolean(), enabled: z.boolean() }), 200),
  disabled: listOf(text(256), 200),
  allOff: z.boolean(),
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

/** Triggers of the caller's profiles, what RasMan dials by itself and what no more, its device tunnel. */
export const alwaysOn = localProbe({
  script: 'Get-AlwaysOnState',
  title: 'Automatic dialling (Always On)',
  deadlineMs: 8000,
  sees: 'Triggers: the caller’s profiles only. "Connect automatically": those and the profiles for all users. Managed profiles: SYSTEM only. The rest: everybody.',
  data: alwaysOnSchema,
  answer,
  normalise: ({
    triggers,
    automatic,
    disabled,
    allOff,
    active,
    deviceTunnel,
    managed,
  }): z.infer<typeof alwaysOnSchema> => ({
    triggers: Object.fromEntries(triggers.map(({ name, ...trigger }) => [name, trigger])),
    automatic: Object.fromEntries(
      automatic.map(({ name, allUsers, enabled }) => [`${allUsers ? 'all-users' : 'user'}/${name}`, enabled]),
    ),
    disabled: disabled.filter((name) => name.trim() !== ''),
    allOff,
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
