import * as z from 'zod';
import { localProbe } from './local-probe.ts';

export const vpnAppsSchema = z.object({
  azureVpnClient: z.boolean(),
  /** Profiles of the Connection Manager (CMAK), which are dialled by their own program. */
  connectionManagerProfiles: z.number().int().nonnegative(),
  /** Apps may not run in the background: the Azure VPN Client then fails to dial. */
  backgroundAppsOff: z.boolean(),
});

/** Azure VPN Client and packed profiles of the caller. */
export const vpnApps = localProbe({
  script: 'Get-VpnApp',
  title: 'Azure VPN Client, Connection Manager profiles',
  deadlineMs: 5000,
  sees: 'The caller’s own.',
  answer: vpnAppsSchema,
  normalise: (found): z.infer<typeof vpnAppsSchema> => found,
});
