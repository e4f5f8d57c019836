/**
 * `failing`: a connection has a likely or confirmed cause that stops it, or is up and carries nothing. `degraded`: it works, with something to mend.
 * `healthy`: a proof that it is of use, and nothing measured against it. `inconclusive`: else.
 */
export const verdicts = ['healthy', 'degraded', 'inconclusive', 'failing'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * Of a check before a trip. `ready-with-limits`: it works, but not everywhere, or something is doubtful. `fix-before-you-leave`: it does not
 * work, or will end during the trip. `could-not-check`: nothing shows whether it would.
 */
export const travelVerdicts = [
  'ready',
  'ready-with-limits',
  'fix-before-you-leave',
  'could-not-check',
] as const;
export type TravelVerdict = (typeof travelVerdicts)[number];

/** From which verdict on a run counts as failed (`--fail-on`). */
export const failOnLevels = ['degraded', 'failing', 'never'] as const;
export type FailOn = (typeof failOnLevels)[number];
