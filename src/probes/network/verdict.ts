import * as z from 'zod';
import { type NetworkFailure, networkFailures } from '../../vpn/network-failure.ts';

/**
 * Why a question to the network has no answer. `refused`: somebody said no (TCP RST). `no-answer`: silence, for as long as anybody
 * waits. `error`: nothing could be asked, or what came back is of another kind. Over UDP nobody is ever told of a refusal: Windows
 * keeps ICMP from Node, so there it is silence everywhere.
 */
export const unansweredSchema = z.object({
  result: z.enum(['refused', 'no-answer', 'error']),
  failure: z.enum(networkFailures),
  ms: z.number().nonnegative(),
});
export type Unanswered = z.infer<typeof unansweredSchema>;

export function unanswered(failure: NetworkFailure, ms: number): Unanswered {
  return { result: verdictOf(failure), failure, ms: Math.round(ms) };
}

function verdictOf(failure: NetworkFailure): Unanswered['result'] {
  switch (failure) {
    case 'refused':
    case 'reset':
      return 'refused';
    case 'timeout':
      return 'no-answer';
    default:
      return 'error';
  }
}

/** Of the answers by several addresses of one host the one that came; else what the first address gave. */
export function bestAnswer<Answer extends { readonly result: string }>(
  answers: readonly Answer[],
): Answer | undefined {
  return answers.find(({ result }) => result === 'answered') ?? answers[0];
}

/** What is waited for an answer at the least before its absence says anything; the probe's own deadline and the hard stop of the phase hold for all. */
export const leastMs = 2500;
/** Who is given so long is as far away as a satellite: there it takes five round trips of eight, in which one lost packet has been sent again. Nearer by, a long opening is this computer's. */
const farMs = 6000;
const enough = 5 / 8;

/** Whether an answer that did not come is missing, or only was not waited for: where the phase ended first, a long wait tells as well. */
export function silence(stopped: AbortSignal, waitedMs: number, givenMs: number): 'timeout' | 'stopped' {
  const needed = givenMs < farMs ? leastMs : givenMs * enough;
  return stopped.aborted && waitedMs < needed ? 'stopped' : 'timeout';
}
