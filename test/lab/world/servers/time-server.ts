import { time } from '../addresses.ts';
import type { Daemon } from '../daemon.ts';
import { startProgram } from '../program.ts';
import type { World } from '../world.ts';

/** What the time server says. */
export interface TimeServerOptions {
  /** How far it is ahead of the true time; less than 0 where it is behind. */
  readonly offsetMs?: number;
  /** 0 is a refusal, 16 a clock that was never set (RFC 5905, section 7.3). */
  readonly stratum?: number;
}

/** An SNTP server for time.test. */
export function startTimeServer(
  world: World,
  { offsetMs = 0, stratum = 1 }: TimeServerOptions = {},
): Promise<Daemon> {
  return startProgram(world, 'time-server', { addresses: [time.ipv4, time.ipv6], offsetMs, stratum });
}
