import type { Snapshot } from '../snapshot/schema.ts';
import { alwaysOnFacts } from './always-on.ts';
import { attemptFacts } from './attempt.ts';
import { callFacts } from './call.ts';
import type { Facts } from './catalogue.ts';
import { certificateFacts } from './certificates.ts';
import { firewallFacts } from './client-firewall.ts';
import type { Connection } from './connections.ts';
import { eventFacts } from './events.ts';
import {
  bindingFacts,
  miniportFacts,
  productFacts,
  registryFacts,
  serviceFacts,
  systemFacts,
} from './machine.ts';
import { pathFacts } from './path.ts';
import { profileFacts } from './profile.ts';
import { routeFacts } from './routes.ts';
import { addressesOf, ikeFacts, nameFacts, reachFacts } from './server.ts';
import { linkFacts, personFacts, vantageOf, webFacts } from './surroundings.ts';

/** Everything that is known about one connection on this computer, and about the computer itself. Pure. */
export function deriveFacts(snapshot: Snapshot, connection: Connection): Facts {
  const attempt = attemptFacts(snapshot, connection);
  const vantage = vantageOf(snapshot);
  const tunnel = attempt['attempt.tunnel'];
  const ike = ikeFacts(snapshot, connection.server, vantage);
  const addresses = addressesOf(snapshot.probes, connection.server);
  return {
    ...attempt,
    ...profileFacts(snapshot, connection),
    ...serviceFacts(snapshot),
    ...registryFacts(snapshot),
    ...miniportFacts(snapshot, tunnel),
    ...bindingFacts(snapshot),
    ...productFacts(snapshot),
    ...systemFacts(snapshot, tunnel),
    ...firewallFacts(snapshot, tunnel, addresses),
    ...alwaysOnFacts(snapshot, connection),
    ...eventFacts(snapshot, connection, tunnel),
    ...certificateFacts(snapshot, connection, vantage, attempt['attempt.errorCode']),
    ...routeFacts(snapshot, connection),
    ...linkFacts(snapshot),
    ...webFacts(snapshot),
    ...nameFacts(snapshot, connection.server, vantage),
    ...ike,
    ...reachFacts(snapshot, connection.server, vantage, ike),
    ...pathFacts(snapshot, connection.server, vantage),
    ...callFacts(snapshot, connection.server, vantage),
    ...personFacts(snapshot),
    vantage,
  };
}
