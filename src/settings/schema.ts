import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { failOnLevels } from '../diagnosis/verdicts.ts';
import { contactSchema, line } from '../packs/contact.ts';
import { beaconKinds, hostAndPort, hostPortText, isBeacon } from '../probes/network/beacons.ts';
import { hostNameIn } from '../probes/network/host-name.ts';
import { redactionLevels } from '../snapshot/schema.ts';
import { everyRepairId, repairIds } from '../vpn/repair-ids.ts';
import { tunnels } from '../vpn/tunnels.ts';

export const configVersion = 'vpn-doctor.config/1';

const host = z.string().transform((given, context) => {
  const name = hostNameIn(given);
  if (name !== undefined) return name;
  context.addIssue({ code: 'custom', message: 'a host name or address is wanted, like vpn.example.com' });
  return z.NEVER;
});

const proxy = z.string().transform((given, context) => {
  const place = hostAndPort(given, 80);
  if (place) return hostPortText(place);
  context.addIssue({ code: 'custom', message: 'a proxy is wanted, like proxy.example.com:8080' });
  return z.NEVER;
});

/**
 * Whoever sets an environment variable must not make an administrator's run sign in to a server of theirs, so there are no network paths.
 * In a file a name alone is one beside that file.
 */
const localFile = z
  .string()
  .min(1)
  .max(500)
  .refine(
    (path) => !/^[\\/]{2}/.test(path) && (isAbsolute(path) || !/[\\/]/.test(path)),
    'a file on this computer is wanted: its full path, or the name of one beside the settings',
  );

const beacons = z
  .partialRecord(z.enum(beaconKinds), z.array(z.string().max(500)).min(1).max(10))
  .superRefine((given, context) => {
    for (const kind of beaconKinds)
      for (const [index, value] of (given[kind] ?? []).entries())
        if (!isBeacon(kind, value))
          context.addIssue({
            code: 'custom',
            path: [kind, index],
            message: `"${value}" cannot be asked so; see docs/network.md`,
          });
  });

/** What an organisation sets once for all its computers. Everything is a default: the command line goes before it. */
export const settingsSchema = z.strictObject({
  /** Looked at beside the profiles, also where there is none. */
  servers: z
    .array(z.strictObject({ server: host, tunnel: z.enum(tunnels).exactOptional() }))
    .max(20)
    .exactOptional(),
  /** Hosts to ask instead of the built-in ones, by kind (docs/network.md). */
  beacons: beacons.exactOptional(),
  internetBeacons: z.boolean('yes or no is wanted (true or false in a file)').exactOptional(),
  proxy: proxy.exactOptional(),
  /** Rule packs. */
  rules: z.array(localFile).max(20).exactOptional(),
  organisation: line.exactOptional(),
  helpdesk: contactSchema.exactOptional(),
  /** Seconds. */
  timeout: z
    .number('a number of seconds is wanted, from 1 to 600')
    .min(1, 'from 1 to 600 seconds')
    .max(600, 'from 1 to 600 seconds')
    .exactOptional(),
  redact: z.enum(redactionLevels).exactOptional(),
  failOn: z.enum(failOnLevels).exactOptional(),
  /** What `fix` may do here: all of it where this is absent. */
  repairs: z
    .union(
      [z.literal('none'), z.array(z.enum(everyRepairId)).max(everyRepairId.length)],
      `"none" is wanted, or a list of ${repairIds.join(', ')}`,
    )
    .exactOptional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const configSchema = settingsSchema.extend({ schema: z.literal(configVersion) });
