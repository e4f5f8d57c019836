import { attemptsOf, stageOf } from '../facts/attempt.ts';
import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { meaningOf } from '../vpn/error-codes/meaning.ts';
import { canonicalCode } from '../vpn/error-codes/normalise.ts';
import type { ReportAttempt } from './model.ts';

/** Attempts of a connection, newest first: the dial of this run, what the person told, what the log holds. */
export function attemptRows(snapshot: Snapshot, connection: Connection): ReportAttempt[] {
  const { id, tunnel } = connection;
  const logged = attemptsOf(snapshot, connection);
  const rows = (logged.known ? logged.value : []).map((attempt): ReportAttempt => {
    const code = attempt.errorCode === undefined ? undefined : canonicalCode(attempt.errorCode);
    const stage = attempt.result === 'failed' ? stageOf(code, attempt) : undefined;
    return {
      connectionId: id,
      tunnel: attempt.tunnel ?? tunnel,
      result: attempt.result,
      ...(attempt.errorCode !== undefined && { errorCode: attempt.errorCode }),
      ...(code !== undefined && { meaning: meaningOf(code) }),
      ...(stage && { stage }),
      at: attempt.at,
      source: attempt.source,
    };
  });
  const { error } = snapshot.request;
  rows.reverse();
  if (error === undefined) return rows;
  const stage = stageOf(canonicalCode(error), undefined);
  const told: ReportAttempt = {
    connectionId: id,
    tunnel,
    result: 'failed',
    errorCode: error,
    meaning: meaningOf(canonicalCode(error) ?? error),
    ...(stage && { stage }),
    at: snapshot.taken,
    source: 'person',
  };
  const dialled = rows.filter(({ source }) => source === 'dial');
  return [...dialled, told, ...rows.filter(({ source }) => source === 'log')];
}
