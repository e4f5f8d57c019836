import type { Contradiction } from '../facts/witnesses.ts';
import { evaluate } from '../rules/condition.ts';
import { wireTunnelsOf } from '../vpn/tunnels.ts';
import type { ConnectionDiagnosis } from './diagnose.ts';
import { carriesNothing, doubtOf, ofNoUse, proofOf } from './proof.ts';
import type { ScoredCause } from './score.ts';
import type { Transport } from './transports.ts';
import type { Verdict } from './verdicts.ts';

/** The verdict on one connection, and the proof or the doubt that it rests on where no cause does. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly because?: {
    readonly id: string;
    readonly text: string;
    /** What would end the doubt. */
    readonly next?: string;
  };
}

/**
 * `healthy` needs a proof of use, and nothing measured against it. What is found wrong stays found, whatever else contradicts itself.
 */
export function verdictOf(
  diagnosis: ConnectionDiagnosis,
  transports: readonly Transport[],
  contradictions: readonly Contradiction[] = [],
): Judgement {
  const sure = diagnosis.causes.filter(
    ({ confidence }) => confidence === 'likely' || confidence === 'confirmed',
  );
  if (sure.some(({ cause }) => cause.blocking)) return { verdict: 'failing' };
  if (evaluate(carriesNothing, diagnosis.facts) === true)
    return said('failing', 'carries-nothing', 'The tunnel is up, and nothing passes through it.', reconnect);
  const doubt = doubtOf(diagnosis.facts);
  // What ought to be up by itself and is not has failed, once the reason is known.
  const ought = doubt?.id === 'always-on-down' || doubt?.id === 'device-tunnel-down';
  const useless =
    evaluate(ofNoUse, diagnosis.facts) === true && sure.some(({ cause }) => cause.stage === 'connected');
  if (sure.length > 0) return { verdict: ought || useless ? 'failing' : 'degraded' };
  const { id } = diagnosis.connection;
  const disagreement = contradictions.find(
    ({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(id),
  );
  if (disagreement)
    return said('inconclusive', disagreement.id, disagreement.text, disagreement.next ?? selfTest);
  if (doubt) return said('inconclusive', doubt.id, doubt.text, doubt.next);
  const failed = diagnosis.facts['attempt.failed'];
  if (failed.known && failed.value)
    return said(
      'inconclusive',
      'last-attempt-failed',
      'The last attempt failed, and nothing that was observed explains it.',
      connectAgain,
    );
  const measured = diagnosis.causes.find(hasStrongEvidence);
  if (measured)
    return said(
      'inconclusive',
      'measured-against',
      `Something that was measured speaks against it: ${measured.cause.title}.`,
      isUp(diagnosis) ? useIt : connectAgain,
    );
  return byItsWay(diagnosis, transports);
}

function said(verdict: Verdict, id: string, text: string, next?: string): Judgement {
  return { verdict, because: { id, text, ...(next !== undefined && { next }) } };
}

const connectAgain = 'Connect once, then run the check again; or let the check connect it: --allow-connect.';
const elsewhere =
  'Run the check on the Windows computer itself, as the person whose VPN it is; or name the server: --server NAME.';
const reconnect = 'Disconnect and connect again; if it stays so, run the check again right after.';
const useIt =
  'Open something that is only reached through the VPN. If that does not work, run the check again with --answer complaint=all-servers (or names, some-servers, internet, drops, slow).';
const selfTest = 'Run vpn-doctor self-test --shapes shapes.json, and send that file to the makers.';

function isUp({ facts }: Pick<ConnectionDiagnosis, 'facts'>): boolean {
  const status = facts['profile.status'];
  return status.known && status.value === 'connected';
}

/** One strong observation does not make a cause likely; it is enough not to say "in order". */
function hasStrongEvidence({ evidence }: ScoredCause): boolean {
  return evidence.some(
    ({ effect, strength }) => effect === 'proves' || (effect === 'supports' && strength === 'strong'),
  );
}

/** What is left is whether the way of its own tunnel passes, whatever other tunnels do, and whether anything proves that it is of use. */
function byItsWay({ connection, facts }: ConnectionDiagnosis, transports: readonly Transport[]): Judgement {
  const used = facts['attempt.tunnel'];
  const own = used.known ? [used.value] : wireTunnelsOf(connection.tunnel);
  const ways = transports.filter(({ tunnel }) => own.includes(tunnel)).map(({ usable }) => usable);
  if (ways.length > 0 && ways.every((usable) => usable === 'no'))
    return said(
      'inconclusive',
      'own-way-closed',
      'What its tunnel needs does not get through from here.',
      connectAgain,
    );
  const proof = proofOf(facts);
  if (proof) return said('healthy', proof.id, proof.text);
  // Without a profile nothing could be dialled: the way to the server is all that was asked about.
  if (!connection.profile && !connection.entry && ways.includes('yes'))
    return said('healthy', 'way-is-open', 'What the tunnel needs gets through to this server.');
  if (!connection.profile && !connection.entry && connection.server === '')
    return said(
      'inconclusive',
      'not-read',
      'No connection could be read here, so nothing is known of this one.',
      elsewhere,
    );
  return said(
    'inconclusive',
    'no-proof',
    'Nothing that was seen proves that it works.',
    isUp({ facts }) ? useIt : connectAgain,
  );
}

/** The whole is as bad as its worst connection. Without any connection there was nothing to judge. */
export function overallVerdict(verdicts: readonly Verdict[]): Verdict {
  const worst = (['failing', 'degraded', 'inconclusive'] as const).find((verdict) =>
    verdicts.includes(verdict),
  );
  return worst ?? (verdicts.length > 0 ? 'healthy' : 'inconclusive');
}
