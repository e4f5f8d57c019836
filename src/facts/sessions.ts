import { disconnectedByHand, type SeenAttempt } from './attempt.ts';

/** The client's own limits: idle (828), and others that it was told to keep (830). */
const ownLimits: readonly (number | undefined)[] = [828, 830];

const minuteMs = 60_000;
const dayMs = 86_400_000;

interface Session {
  readonly ms: number;
  readonly endedAt: number;
  readonly byHand: boolean | undefined;
}

/** Sessions that came up and ended, oldest first; how one ended older Windows' logs and snapshots do not tell. */
function sessionsIn(attempts: readonly SeenAttempt[]): Session[] {
  return attempts.flatMap(({ began, at, result, endCode }) =>
    result === 'ended' && began !== undefined && !ownLimits.includes(endCode)
      ? [
          {
            ms: Date.parse(at) - Date.parse(began),
            endedAt: Date.parse(at),
            byHand: endCode === undefined ? undefined : endCode === disconnectedByHand,
          },
        ]
      : [],
  );
}

/** How many sessions of one length are no accident. */
const enough = 3;
/** Shorter ones are equal by chance, or because somebody tries again and again. */
const shortestMs = 10 * minuteMs;

/**
 * After how many minutes the last three sessions ended, where that was the same each time: the limit of somebody's clock, not of a person or a network.
 * 0: they differ. Undefined: there are too few.
 */
export function equalSessionMinutes(attempts: readonly SeenAttempt[]): number | undefined {
  const last = sessionsIn(attempts)
    .filter(({ byHand, ms }) => byHand !== true && ms > 0)
    .slice(-enough)
    .map(({ ms }) => ms);
  if (last.length < enough) return undefined;
  const [shortest, longest] = [Math.min(...last), Math.max(...last)];
  const equal = shortest >= shortestMs && longest - shortest <= Math.max(1.5 * minuteMs, longest / 100);
  return equal ? Math.round(shortest / minuteMs) : 0;
}

/** Within how long so many losses are more than a day's bad luck. */
const windowMs = 2 * dayMs;

/** Whether it was lost again and again: three times within two days, by nobody's hand. Undefined where no end of a session says how it came. */
export function dropsOften(attempts: readonly SeenAttempt[], now: number): boolean | undefined {
  const told = sessionsIn(attempts).filter(
    ({ byHand, endedAt }) => byHand !== undefined && now - endedAt <= windowMs,
  );
  if (told.length === 0) return undefined;
  return told.filter(({ byHand }) => byHand === false).length >= enough;
}
