import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { alwaysOnFacts } from './always-on.ts';
import { attemptFacts } from './attempt.ts';
import { callFacts } from './call.ts';
import { carries } from './carries.ts';
import type { Facts } from './catalogue.ts';
import { certificateFacts } from './certificates.ts';
import { firewallFacts } from './client-firewall.ts';
import { answersBy, type Comparison, elsewhereUnknown } from './comparison.ts';
import { eventFacts } from './events.ts';
import { type Expected, expectedFacts } from './expected.ts';
import { historyFacts } from './history.ts';
import { ikeFacts } from './ike.ts';
import { insideFacts, metricFacts } from './inside.ts';
import { lossFacts } from './loss.ts';
import {
  bindingFacts,
  miniportFacts,
  productFacts,
  registryFacts,
  serviceFacts,
  systemFacts,
} from './machine.ts';
import { addressesOf, nameFacts } from './names.ts';
import { ownAddressFacts } from './own-address.ts';
import { passwordFacts } from './password.ts';
import { pathFacts } from './path.ts';
import { profileFacts } from './profile.ts';
import { reachFacts, serverAnswers } from './reach.ts';
import { routeFacts } from './routes.ts';
import { linkFacts, personFacts, webFacts } from './surroundings.ts';
import { outlookOf, vantageOf } from './vantage.ts';
import { windowsFacts } from './windows.ts';

/** What facts rest on besides what was observed here and now. */
export interface FactsGiven {
  readonly pack?: Expected | undefined;
  readonly compared?: Comparison | undefined;
}

/** Everything that is known about one connection on this computer, and about the computer itself. Pure. */
export function deriveFacts(snapshot: Snapshot, connection: Connection, given: FactsGiven = {}): Facts {
  const attempt = attemptFacts(snapshot, connection);
  const vantage = vantageOf(snapshot);
  const tunnel = attempt['attempt.tunnel'];
  const outlook = outlookOf(snapshot);
  const profile = profileFacts(snapshot, connection);
  const registry = registryFacts(snapshot);
  const offered = {
    strong: registry['registry.strongProposals'],
    custom: profile['profile.customIpsecPolicy'],
  };
  const ike = ikeFacts(snapshot, { server: connection.server, tunnel, ...offered }, outlook);
  const reach = reachFacts(snapshot, connection.server, outlook);
  const addresses = addressesOf(snapshot.probes, connection.server);
  const inside = insideFacts(snapshot, connection);
  const routes = routeFacts(snapshot, connection);
  return together(
    attempt,
    historyFacts(snapshot, connection),
    passwordFacts(snapshot),
    profile,
    expectedFacts(connection, given.pack),
    serviceFacts(snapshot),
    registry,
    miniportFacts(snapshot, tunnel),
    bindingFacts(snapshot),
    productFacts(snapshot),
    systemFacts(snapshot, connection, tunnel),
    windowsFacts(snapshot),
    firewallFacts(snapshot, tunnel, addresses),
    alwaysOnFacts(snapshot, connection),
    eventFacts(snapshot, connection, tunnel),
    certificateFacts(snapshot, connection, outlook, attempt['attempt.errorCode']),
    routes,
    metricFacts(snapshot, connection),
    inside,
    { 'inside.carries': carries({ ...profile, ...inside, ...routes }) },
    linkFacts(snapshot),
    webFacts(snapshot, outlook),
    nameFacts(snapshot, connection.server, vantage),
    ike,
    reach,
    { 'reach.serverAnswers': serverAnswers({ ...reach, ...ike }) },
    pathFacts(snapshot, connection.server, vantage),
    ownAddressFacts(snapshot.probes, connection.server, outlook),
    lossFacts(snapshot.probes, connection.server),
    callFacts(snapshot, connection.server, vantage),
    personFacts(
      snapshot,
      answersBy(given.compared, {
        failed: attempt['attempt.failed'],
        code: attempt['attempt.errorCode'],
        tunnel,
      }),
    ),
    elsewhereUnknown,
    { vantage },
  );
}

/** As spreading them into one literal would, in a fiftieth of the time: V8 makes such a literal anew at each of so many parts. */
function together<Parts extends readonly object[]>(...parts: Parts): All<Parts> {
  return Object.assign({}, ...parts) as All<Parts>;
}

type All<Parts extends readonly object[]> = Parts extends readonly [
  infer First,
  ...infer Rest extends readonly object[],
]
  ? First & All<Rest>
  : unknown;
