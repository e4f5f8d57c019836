import type { BuiltInCauseId } from '../cause-ids.ts';
import type { Stage } from '../stages.ts';
import type { WireTunnel } from '../tunnels.ts';

/**
 * What is known of one error code. The code alone seldom tells the cause: `suspects` are where to look, each with the
 * share of real failures with this code that it explains, before any evidence. They need not add up to 1.
 */
export interface ErrorCode {
  readonly code: number;
  readonly symbol: string;
  /** What the code says, in our words. */
  readonly meaning: string;
  /** Tunnels that raise it; absent = any. */
  readonly tunnels?: readonly WireTunnel[];
  readonly stage: Stage;
  readonly suspects: Readonly<Partial<Record<BuiltInCauseId, number>>>;
  /** What people get wrong about it. */
  readonly note?: string;
}
