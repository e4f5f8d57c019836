import { isIP } from 'node:net';
import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, text } from './shapes.ts';

const overrideSchema = z.object({
  /** Addresses that the hosts file gives for this name. */
  hosts: z.array(z.string()),
  /** What Windows' resolver answers without the hosts file, or the Win32 error with which it failed. */
  resolver: z.union([z.object({ addresses: z.array(z.string()) }), z.object({ error: z.number().int() })]),
});

/** Keyed by server name. */
export const serverNameSchema = z.object({ servers: z.record(z.string(), overrideSchema) });

const answer = z.object({ hosts: listOf(text(80)), resolver: listOf(text(80)), failure: z.number().int() });

/** Whether this computer's hosts file names the server, and what Windows' resolver says without it. */
export const serverName = localProbe({
  script: 'Get-NameOverride',
  title: 'Hosts file and resolver for the server’s name',
  deadlineMs: 6000,
  about: ({ host }) => (isIP(host) === 0 ? { Name: host } : undefined),
  data: serverNameSchema,
  answer,
  normalise: ({ hosts, resolver, failure }): z.infer<typeof overrideSchema> => ({
    hosts: hosts.filter((address) => isIP(address) !== 0),
    resolver: failure === 0 ? { addresses: resolver } : { error: failure },
  }),
});
