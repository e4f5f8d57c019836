import type { Outcome } from '../base/outcome.ts';
import { type ProbeId, probeIds } from '../probes/catalogue.ts';
import { redactions } from './redact-probes.ts';
import { type RedactionLevel, type Snapshot, snapshotSchema } from './schema.ts';
import { StandIns } from './stand-ins.ts';

/**
 * Hides who and where, before any fact is derived, so that a saved snapshot gives the same report as the live run.
 * `standard`: users, hosts, network names, SIDs, MACs and this client's public addresses become ordinals; servers stay,
 * since the fix needs them. `strict`: servers, proxies and the names of connections too.
 *
 * Works field by field: only where a name, an address or free text stands. A user may be called "ok" and a Wi-Fi
 * "internet", and a search through the whole document would then rewrite its own words.
 */
export function redact(snapshot: Snapshot, level: RedactionLevel): Snapshot {
  if (level === 'none' || snapshot.context.redaction === 'strict') return snapshot;
  if (snapshot.context.redaction === level) return snapshot;
  const hide = new StandIns(snapshot, level === 'strict');
  const { request, context } = snapshot;
  return snapshotSchema.parse({
    ...snapshot,
    context: {
      ...context,
      redaction: level,
      ...(context.powershell?.fallback !== undefined && {
        powershell: { ...context.powershell, fallback: hide.freeText(context.powershell.fallback) },
      }),
    },
    request: {
      ...request,
      ...(request.server !== undefined && { server: hide.server(request.server) }),
      ...(request.servers && {
        servers: request.servers.map((one) => ({ ...one, server: hide.server(one.server) })),
      }),
      ...(request.connection !== undefined && { connection: hide.connectionOrId(request.connection) }),
    },
    probes: Object.fromEntries(
      probeIds.flatMap((id) => {
        const outcome = snapshot.probes[id];
        return outcome ? [[id, hidden(id, outcome, hide)]] : [];
      }),
    ),
  });
}

/** The table has the right function for each probe; the compiler cannot follow an id through both tables at once. */
function hidden(id: ProbeId, outcome: Outcome<unknown>, hide: StandIns): Outcome<unknown> {
  if (outcome.status !== 'ok') return { ...outcome, reason: hide.reason(outcome.status, outcome.reason) };
  const redaction = redactions[id] as (data: unknown, hide: StandIns) => unknown;
  const { unfamiliar } = outcome;
  return {
    ...outcome,
    data: redaction(outcome.data, hide),
    ...(unfamiliar && {
      unfamiliar: unfamiliar.map((one) =>
        typeof one === 'string' ? one : { ...one, connection: hide.connectionOrId(one.connection) },
      ),
    }),
  };
}
