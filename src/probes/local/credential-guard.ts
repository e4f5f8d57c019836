import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf } from './shapes.ts';

export const credentialGuardSchema = z.object({ running: z.boolean(), configured: z.boolean() });

const answer = z.object({ running: listOf(z.number().int()), configured: listOf(z.number().int()) });

/** Number of Credential Guard among the services of Win32_DeviceGuard. */
const credentialGuardService = 1;

/** Whether Credential Guard runs: it keeps saved passwords away from MS-CHAP v2. */
export const credentialGuard = localProbe({
  script: 'Get-DeviceGuard',
  title: 'Credential Guard',
  deadlineMs: 6000,
  data: credentialGuardSchema,
  answer,
  normalise: ({ running, configured }): z.infer<typeof credentialGuardSchema> => ({
    running: running.includes(credentialGuardService),
    configured: configured.includes(credentialGuardService),
  }),
});
