import { daysBetween, slackDays, type Trip } from '../../base/trip.ts';
import type { Facts } from '../../facts/catalogue.ts';
import {
  type AssumedNetworkId,
  assumedNetworkIds,
  assumedNetworks,
} from '../../knowledge/assumed-networks.ts';
import {
  type Advice,
  type Check,
  type CheckId,
  type CheckResult,
  checksFor,
  dialOutside,
} from '../../knowledge/travel-checks.ts';
import type { Contact } from '../../packs/contact.ts';
import { evaluate, is, undecidedBy } from '../../rules/condition.ts';
import { spoken } from '../../rules/step-values.ts';
import type { Snapshot } from '../../snapshot/schema.ts';
import type { CauseId } from '../../vpn/cause-ids.ts';
import { wireTunnelsOf } from '../../vpn/tunnels.ts';
import type { ConnectionDiagnosis } from '../diagnose.ts';
import type { ScoredCause } from '../score.ts';
import { stepsOf } from '../steps.ts';
import type { Verdict } from '../verdicts.ts';
import { type ConnectionThere, onNetwork, stopsEverywhere } from './networks.ts';
import type { Preflight } from './schema.ts';
import { travelsOf } from './travels.ts';

/** Before a trip whose days nobody gave, two weeks are looked ahead. */
const usualDays = 14;

export interface PreflightAsked {
  readonly trip?: Trip | undefined;
  readonly networks: readonly AssumedNetworkId[];
}

/** A connection with what the check thinks of it. */
interface Judged {
  readonly diagnosis: ConnectionDiagnosis;
  readonly verdict: Verdict;
}

type Row = Preflight['checks'][number];
type Answer = readonly [CheckResult, string, (Advice | undefined)?];

/** Will it work on the trip? The same facts and tables as the check's, asked about another place and a later time. Pure. */
export function preflightOf(
  snapshot: Snapshot,
  judged: readonly Judged[],
  machine: Facts,
  { trip, networks }: PreflightAsked,
  helpdesk: Contact | undefined,
): Preflight {
  // The verdict is about all of them, whichever are to be told.
  const there = judged.map(({ diagnosis }) => assumedNetworkIds.map((id) => onNetwork(diagnosis, id)));
  const rules = checksFor(daysAhead(snapshot, trip));
  const named = judged.flatMap(({ diagnosis }) => leadingIds(diagnosis));
  const connections = judged.map((one, index) => {
    const found = there[index] ?? [];
    const networks = found.filter(({ connects }) => connects === 'yes').length;
    return { rows: connectionRows(one, found, rules), networks };
  });
  const computer = [
    judged.length > 0 ? fallbackRow(judged, there.flat()) : noConnectionRow,
    ...rules.filter(({ scope }) => scope === 'machine').map((check) => rowOf(check, machine, named)),
    contactRow(helpdesk),
  ];
  return {
    ...travelsOf(connections, computer),
    ...(trip && { trip }),
    checks: [...connections.flatMap(({ rows }) => rows), ...computer],
    networks: networks.map((id) => ({
      id,
      title: assumedNetworks[id].title,
      explanation: assumedNetworks[id].explanation,
      connections: judged.map(({ diagnosis }, index) => {
        const found = there[index]?.find(({ network }) => network === id);
        return {
          connectionId: diagnosis.connection.id,
          connects: found?.connects ?? 'unknown',
          why: found?.why ?? '',
          tunnels: found?.tunnels ?? [],
        };
      }),
    })),
  };
}

/** For how many days from the day of the check things have to last. */
function daysAhead({ taken, context }: Snapshot, trip: Trip | undefined): number {
  if (!trip) return usualDays;
  const today = new Date(Date.parse(taken) + context.utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  return Math.max(daysBetween(today, trip.to), 0) + slackDays + 1;
}

function connectionRows(
  judged: Judged,
  there: readonly ConnectionThere[],
  rules: readonly Check[],
): readonly Row[] {
  const { connection, facts } = judged.diagnosis;
  const connectionId = connection.id;
  const inPlay = wireTunnelsOf(connection.tunnel);
  const named = leadingIds(judged.diagnosis);
  const rows = rules
    .filter(({ scope }) => scope === 'connection')
    .filter(({ tunnels }) => tunnels === undefined || tunnels.some((tunnel) => inPlay.includes(tunnel)))
    .map((check) => rowOf(check, facts, named));
  const about = [worksRow(judged), ...rows];
  const said = about.some(({ result }) => result === 'fix');
  return [...about, networksRow(there, said)].map((one) => ({ ...one, connectionId }));
}

function row(id: CheckId, title: string, [result, text, advice]: Answer): Row {
  return { id, title, result, text, ...(advice && { advice }) };
}

function leadingIds({ causes }: ConnectionDiagnosis): CauseId[] {
  return causes.flatMap(({ cause, confidence }) => (confidence === 'possible' ? [] : [cause.id]));
}

/** The first outcome that holds; where none does, what would have to be known. */
function rowOf(
  { id, title, outcomes, ifUnknown, sameAs = [] }: Check,
  facts: Facts,
  named: readonly CauseId[],
): Row {
  const found = outcomes.find(({ when }) => evaluate(when, facts) === true);
  // What a cause already says with steps of its own is not asked for twice.
  const said = sameAs.some((cause) => named.includes(cause));
  if (found) return row(id, title, [found.result, found.text, said ? undefined : found.advice]);
  const [missing] = outcomes.flatMap(({ when }) => undecidedBy(when, facts));
  const fact = missing === undefined ? undefined : facts[missing];
  const why = fact && !fact.known ? fact.why : 'what it rests on was not seen';
  return row(id, title, ['unknown', `Not known: ${why}.`, ifUnknown]);
}

const noConnectionRow = row('works', 'A VPN connection', [
  'unknown',
  'No VPN connection could be looked at: none exists, or none could be read.',
  {
    by: 'helpdesk',
    text: 'Set the VPN connection up on this computer, then run this check as the person who travels.',
  },
]);

function worksRow({ diagnosis, verdict }: Judged): Row {
  return row('works', 'This computer and the server', worksOf(diagnosis, verdict));
}

function worksOf(diagnosis: ConnectionDiagnosis, verdict: Verdict): Answer {
  const { facts } = diagnosis;
  const [stop] = stopsEverywhere(diagnosis);
  if (stop) return ['fix', `${stop.cause.title}.`, stepOf(stop, facts)];
  const [sure] = diagnosis.causes.filter(({ confidence }) => confidence !== 'possible');
  if (verdict === 'failing' && sure)
    return ['limit', `It does not connect from here: ${sure.cause.title}.`, stepOf(sure, facts)];
  if (verdict === 'degraded' && sure) return ['limit', `${sure.cause.title}.`, stepOf(sure, facts)];
  if (verdict === 'healthy') return ['ok', 'Nothing was found that stops it.'];
  const [first] = diagnosis.causes;
  if (first && evaluate(is('attempt.failed', true), facts) === true)
    return [
      failsEverywhere(facts) ? 'fix' : 'unknown',
      `The last attempt failed, and it is not certain why. Most likely: ${first.cause.title}.`,
      stepOf(first, facts) ?? dialOutside,
    ];
  return ['unknown', 'Not known: nothing shows that it connects.', dialOutside];
}

/** What was refused once the server had been reached is refused from anywhere. */
function failsEverywhere(facts: Facts): boolean {
  const stage = facts['attempt.stage'];
  return stage.known && !['network', 'transport', 'negotiation'].includes(stage.value);
}

function stepOf(scored: ScoredCause, facts: Facts): Advice | undefined {
  const steps = stepsOf(scored, facts);
  const step = steps.find(({ kind }) => kind !== 'bridge') ?? steps[0];
  return step && { by: step.by, text: spoken(step.text) };
}

/** `said`: what is to be fixed, and by whom, stands in another row. */
function networksRow(there: readonly ConnectionThere[], said: boolean): Row {
  const named = (connects: string): string =>
    there
      .filter((one) => one.connects === connects)
      .map(({ network }) => assumedNetworks[network].title)
      .join(', ');
  const [yes, no, unknown] = [named('yes'), named('no'), named('unknown')];
  const open = there.find(({ connects }) => connects === 'unknown');
  const text = [
    yes && `Would connect: ${yes}.`,
    no && (yes || unknown ? `Would not: ${no}.` : `Would connect on none of them. ${there[0]?.why ?? ''}`),
    unknown && `Not known: ${unknown}. ${open?.why ?? ''}`,
  ];
  const result = yes ? (no || unknown ? 'limit' : 'ok') : unknown ? 'unknown' : 'fix';
  return row('networks', 'Networks that travellers meet', [
    result,
    text.filter(Boolean).join(' '),
    result === 'unknown' ? dialOutside : result === 'fix' && !said ? otherType : undefined,
  ]);
}

const otherType: Advice = {
  by: 'vpn-admin',
  text: 'Give out a VPN type that the server takes: SSTP passes on every network, IKEv2 wherever UDP gets out.',
};

/** What still passes where only web pages do: TCP 443, of whichever connection. */
function fallbackRow(judged: readonly Judged[], there: readonly ConnectionThere[]): Row {
  const title = 'A way over TCP 443, which every network lets out';
  const sstp = judged.some(({ diagnosis }) => wireTunnelsOf(diagnosis.connection.tunnel).includes('sstp'));
  const takes = there.flatMap(({ tunnels }) => tunnels.filter(({ tunnel }) => tunnel === 'sstp'));
  const answers = takes.map(({ connects }) => connects);
  if (answers.includes('yes'))
    return row('fallback', title, ['ok', 'A connection by SSTP is there, and its server answers.']);
  if (sstp && answers.includes('unknown'))
    return row('fallback', title, [
      'unknown',
      'Not known: whether the server takes SSTP could not be seen.',
      dialOutside,
    ]);
  const offered = judged.some(
    ({ diagnosis: { facts } }) => evaluate(is('reach.sstp', 'answered'), facts) === true,
  );
  return row('fallback', title, [
    'limit',
    'No connection here gets through where only web pages do.',
    offered
      ? { by: 'helpdesk', text: 'Add a connection by SSTP: the server answers it.' }
      : { by: 'user', text: 'Have another way ready: your phone’s hotspot, with enough data for the trip.' },
  ]);
}

function contactRow(helpdesk: Contact | undefined): Row {
  const title = 'Whom to call';
  if (!helpdesk)
    return row('contact', title, [
      'unknown',
      'Not known: your organisation has set no help desk for this tool.',
      { by: 'user', text: 'Write down your help desk’s number on paper.' },
    ]);
  const ways = [helpdesk.phone, helpdesk.mail, helpdesk.url].filter((one) => one !== undefined);
  return row('contact', title, ['ok', `${[helpdesk.name, ...ways].join(', ')}. Write it down on paper.`]);
}
