/**
 * How much slower this machine is than ours (scripts/pace.mjs): whatever a test waits for at the most is a multiple of it. A test that is run
 * by hand takes the machine for ours.
 */
const pace = Number(process.env.VPN_DOCTOR_TEST_PACE ?? 1);

/** A limit, in whatever unit, that on our machine is far more than enough. */
export const paced = (limit: number): number => Math.ceil(limit * pace);

/** The option that gives a run of the program so many seconds, or what they come to here; 600 are the most that it takes. */
export const patience = (seconds: number): string[] => ['--timeout', String(Math.min(600, paced(seconds)))];
