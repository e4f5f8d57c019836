import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { isoTime, text } from './shapes.ts';

export const sessionSchema = z.object({
  /** `DOMAIN\name` of whoever runs the tool. */
  user: z.string(),
  system: z.boolean(),
  elevated: z.boolean(),
  windows: z.object({
    caption: z.string(),
    version: z.string(),
    build: z.number().int(),
    ubr: z.number().int(),
  }),
  /** Last boot, and when this version of Windows was installed: a feature update renews the latter. */
  lastBoot: isoTime.optional(),
  installed: isoTime.optional(),
});

const answer = z.object({
  user: text(256),
  sid: text(200),
  integrity: text(40),
  caption: text(200),
  version: text(40),
  build: z.number().int(),
  ubr: z.number().int(),
  lastBoot: z.union([isoTime, z.literal('')]),
  installed: z.union([isoTime, z.literal('')]),
});

/** Who runs the tool, with which rights, on which Windows, up since when. */
export const session = localProbe({
  script: 'Get-SessionContext',
  title: 'User, rights and Windows version',
  deadlineMs: 6000,
  answer,
  normalise: (found): z.infer<typeof sessionSchema> => ({
    user: found.user,
    system: found.sid === 'S-1-5-18',
    // Mandatory labels: 12288 is high, 16384 system. They are SIDs, so the same in every language.
    elevated: found.integrity === 'S-1-16-12288' || found.integrity === 'S-1-16-16384',
    windows: { caption: found.caption, version: found.version, build: found.build, ubr: found.ubr },
    ...(found.lastBoot !== '' && { lastBoot: found.lastBoot }),
    ...(found.installed !== '' && { installed: found.installed }),
  }),
});
