import * as z from 'zod';
import { localProbe } from './local-probe.ts';

const backgroundPolicies = ['person', 'allowed', 'forbidden'] as const;

const answer = z.object({
  azureVpnClient: z.boolean(),
  /** Profiles of the Connection Manager (CMAK), which are dialled by their own program. */
  connectionManagerProfiles: z.number().int().nonnegative(),
  /** The person switched apps in the background off, all of them (GlobalUserDisabled, Windows 10): the Azure VPN Client then fails to dial. */
  backgroundAppsOff: z.boolean(),
  /** The same for this app alone, as Windows 11 has it (Disabled or DisabledByUser below the package's family name). */
  azureVpnClientOff: z.boolean(),
  /** What a policy says, whatever the person has chosen (LetAppsRunInBackground); `person` leaves it to the person. */
  backgroundPolicy: z.enum(backgroundPolicies),
  /** The person's .wslconfig asks for mirrored networking, in which WSL shares Windows' own addresses and ports. */
  wslMirrored: z.boolean(),
  /** A WSL machine runs: the setting counts for it since it was started. */
  wslRunning: z.boolean(),
});

/** The last four are absent where they were not asked. */
export const vpnAppsSchema = answer.partial({
  azureVpnClientOff: true,
  backgroundPolicy: true,
  wslMirrored: true,
  wslRunning: true,
});

/** Azure VPN Client and packed profiles of the caller. */
export const vpnApps = localProbe({
  script: 'Get-VpnApp',
  title: 'Azure VPN Client, Connection Manager profiles, WSL',
  deadlineMs: 5000,
  sees: 'The caller’s own.',
  data: vpnAppsSchema,
  answer,
  normalise: (found): z.infer<typeof vpnAppsSchema> => found,
});
