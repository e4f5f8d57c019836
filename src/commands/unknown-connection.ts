import { InputError } from '../base/input-error.ts';
import { connectionsOf, UnknownConnection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';

/** Fails as wrong input where the request names a connection that is not among those that were read. */
export function assertConnection(snapshot: Pick<Snapshot, 'probes' | 'request'>): void {
  try {
    connectionsOf(snapshot);
  } catch (error) {
    if (error instanceof UnknownConnection) throw unknownConnection(error);
    throw error;
  }
}

/** As the person who typed the name should read it. */
export function unknownConnection({ wanted, existing }: UnknownConnection): InputError {
  const known =
    existing.length > 0
      ? `There are: ${existing.join(', ')}.`
      : 'There are none for this user or for all users.';
  return new InputError(`There is no VPN connection named "${wanted.slice(0, 80)}". ${known}`);
}
