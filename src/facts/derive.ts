import type { Snapshot } from '../snapshot/schema.ts';
import { attemptFacts } from './attempt.ts';
import type { Facts } from './catalogue.ts';
import type { Connection } from './connections.ts';
import { miniportFacts, productFacts, registryFacts, serviceFacts } from './machine.ts';
import { profileFacts } from './profile.ts';
import { nameFacts, reachFacts } from './server.ts';
import { linkFacts, personFacts, vantageOf, webFacts } from './surroundings.ts';

/** Everything that is known about one connection on this computer, and about the computer itself. Pure. */
export function deriveFacts(snapshot: Snapshot, connection: Connection): Facts {
  const attempt = attemptFacts(snapshot, connection);
  const vantage = vantageOf(snapshot);
  return {
    ...attempt,
    ...profileFacts(snapshot, connection),
    ...serviceFacts(snapshot),
    ...registryFacts(snapshot),
    ...miniportFacts(snapshot, attempt['attempt.tunnel']),
    ...productFacts(snapshot),
    ...linkFacts(snapshot),
    ...webFacts(snapshot),
    ...nameFacts(snapshot, connection.server, vantage),
    ...reachFacts(snapshot, connection.server, vantage),
    ...personFacts(snapshot),
    vantage,
  };
}
