export const reportVersion = 'vpn-doctor.report/1';

/**
 * `failing`: a connection has a likely or confirmed cause that stops it. `degraded`: only causes that do not.
 * `inconclusive`: what would have to be known is not, and nothing is likely. `healthy`: else.
 */
export const verdicts = ['healthy', 'degraded', 'inconclusive', 'failing'] as const;
export type Verdict = (typeof verdicts)[number];
