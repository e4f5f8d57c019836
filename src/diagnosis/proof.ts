import type { Facts } from '../facts/catalogue.ts';
import { all, any, type Condition, evaluate, is, isKnown, not, oneOf } from '../rules/condition.ts';

/** What shows that a connection is of use, or that it cannot be said to be; `text` is for the report. */
interface Witnessed {
  readonly id: string;
  readonly when: Condition;
  readonly text: string;
}

/** A doubt is no dead end: somebody can do something that ends it. */
interface Doubt extends Witnessed {
  readonly next: string;
}

const up = is('profile.status', 'connected');
const down = oneOf('profile.status', ['disconnected', 'disconnecting']);

/** Any of these is proof of use. Windows' "connected" is none: it only says that signing in went well. */
const proofs = [
  {
    id: 'something-passes',
    when: all(up, is('inside.carries', true)),
    text: 'The tunnel is up, and what is behind it answers.',
  },
  {
    // What ought to be up by itself is of no use while it is down, so whether it ought to must have been looked at.
    id: 'came-up-last-time',
    when: all(
      any(down, not(isKnown('profile.status'))),
      is('attempt.lastWentWell', true),
      any(is('attempt.lastedBriefly', false), not(isKnown('attempt.lastedBriefly'))),
      isKnown('alwaysOn.switchedOff'),
    ),
    text: 'It came up at the last attempt, and nothing that was measured speaks against its way.',
  },
  {
    id: 'stays-down-here',
    when: all(
      down,
      is('alwaysOn.wanted', true),
      is('alwaysOn.trustedHere', true),
      not(is('attempt.failed', true)),
    ),
    text: 'It connects by itself, and stays down on this network on purpose.',
  },
] as const satisfies readonly Witnessed[];

/** Any of these is reason enough not to say that it is in order, whatever proof there is. */
const doubts = [
  {
    id: 'complaint-while-down',
    when: all(isKnown('person.complaint'), down),
    text: 'It is of no use while it is connected, somebody says, and it is not connected now.',
    next: 'Connect it, and run the check again while it is connected and does not do what it should.',
  },
  {
    id: 'slow-while-up',
    when: all(is('person.complaint', 'slow'), up),
    text: 'It is slow, somebody says, and nothing that was measured shows why.',
    next: 'Copy the same large file over the VPN here and through your phone’s hotspot. If the hotspot is faster, save a snapshot there, and compare: --compare other.json.',
  },
  {
    id: 'web-while-up',
    when: all(is('person.complaint', 'internet'), up, is('route.allThroughTunnel', false)),
    text: 'The Internet is gone, somebody says, and its traffic does not go through the tunnel.',
    next: 'Disconnect the VPN and open the same page. If it opens then, save a snapshot (vpn-doctor collect), connect again, and compare: --compare other.json. If it does not, the network here is at fault, not the VPN.',
  },
  {
    id: 'complaint-while-up',
    when: all(isKnown('person.complaint'), up),
    text: 'It is of no use, somebody says, and nothing that was measured shows why.',
    next: 'Save a snapshot where it does work (another network, a colleague), and compare: --compare other.json.',
  },
  {
    // An attempt that failed says more than that somebody complains.
    id: 'complaint',
    when: all(is('person.complains', true), not(is('attempt.failed', true))),
    text: 'Somebody says that it does not work, and nothing that was measured shows why.',
    next: 'Run the check again while it does not work, and say what does not: --answer complaint=names (or some-servers, all-servers, internet, drops, slow).',
  },
  {
    id: 'device-tunnel-down',
    when: all(
      any(down, not(isKnown('profile.status'))),
      is('alwaysOn.wanted', true),
      is('alwaysOn.deviceTunnel', true),
      any(is('alwaysOn.trustedHere', false), not(isKnown('alwaysOn.trustedHere'))),
    ),
    text: 'It is the device tunnel, which is meant to be up on this network, and was not seen to be up.',
    next: 'As SYSTEM (only that account may connect it) run rasdial with its name, note the error, then run the check again.',
  },
  {
    // A last attempt that went well says nothing of now, where it ought to be up all the time.
    id: 'always-on-down',
    when: all(
      any(down, not(isKnown('profile.status'))),
      is('alwaysOn.wanted', true),
      any(is('alwaysOn.trustedHere', false), not(isKnown('alwaysOn.trustedHere'))),
    ),
    text: 'It is meant to be up by itself on this network, and was not seen to be up.',
    next: 'Connect it by hand in Settings, Network & internet, VPN, note the error that Windows shows, then run the check again.',
  },
  {
    id: 'lost-at-once',
    when: is('attempt.lastedBriefly', true),
    text: 'It came up at the last attempt and was lost within a minute, by nobody’s hand.',
    next: 'Connect once, then run the check again within a minute after it is lost.',
  },
  {
    id: 'attempt-hangs',
    when: is('attempt.hangs', true),
    text: 'The last attempt began and never came to an end.',
    next: 'Restart the computer (Restart, not Shut down), connect once, then run the check again.',
  },
  {
    id: 'drops-often',
    when: is('history.dropsOften', true),
    text: 'It comes up, and was lost again and again.',
    next: 'Run the check again within minutes after it was lost the next time.',
  },
] as const satisfies readonly Doubt[];

/** A tunnel that is up and carries nothing of what it is meant to carry has failed, whatever the reason. */
export const carriesNothing: Condition = all(up, is('inside.carries', false));

/**
 * A tunnel that carries something and not what the person needs, not the web where all of it goes that way, or not all where all is to: with a likely cause in what passes through it,
 * it is of no use, whatever else it carries.
 */
export const ofNoUse: Condition = all(
  up,
  any(
    oneOf('person.complaint', ['names', 'some-servers', 'all-servers', 'internet']),
    all(is('route.allThroughTunnel', true), is('inside.web', false)),
    all(is('profile.splitTunneling', false), is('route.allThroughTunnel', false)),
  ),
);

const holds =
  (facts: Facts) =>
  (one: Witnessed): boolean =>
    evaluate(one.when, facts) === true;

export const proofOf = (facts: Facts): Witnessed | undefined => proofs.find(holds(facts));
export const doubtOf = (facts: Facts): Doubt | undefined => doubts.find(holds(facts));
