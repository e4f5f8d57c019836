import { lookup } from '../lookup.ts';
import type { WireTunnel } from './tunnels.ts';

/** Windows updates after which the built-in VPN failed, and what came to mend it. */
interface UpdateRegression {
  readonly tunnels: readonly WireTunnel[];
  /** Month in which it came out, `YYYY-MM`. */
  readonly since: string;
  /** Updates with the repair; every cumulative update after them has it too. */
  readonly mendedBy: readonly string[];
}

/** Keyed by KB number of the update that broke it. Sources: Microsoft's release health pages, public threads. */
const updateRegressions: Readonly<Record<string, UpdateRegression>> = {
  // Windows 10 2004 to 21H2, Windows 11 21H2, Windows 10 1909 and 1809, Server 2022: IPsec with a vendor id failed.
  KB5009543: { tunnels: ['l2tp', 'ikev2'], since: '2022-01', mendedBy: ['KB5010793'] },
  KB5009566: { tunnels: ['l2tp', 'ikev2'], since: '2022-01', mendedBy: ['KB5010795'] },
  KB5009545: { tunnels: ['l2tp', 'ikev2'], since: '2022-01', mendedBy: ['KB5010792'] },
  KB5009557: { tunnels: ['l2tp', 'ikev2'], since: '2022-01', mendedBy: ['KB5010791'] },
  KB5009555: { tunnels: ['l2tp', 'ikev2'], since: '2022-01', mendedBy: ['KB5010796'] },
  // Windows 11 22H2 and 23H2, 21H2, Windows 10 21H2 and 22H2: VPN connections of any kind.
  KB5036893: { tunnels: ['ikev2', 'l2tp', 'sstp', 'pptp'], since: '2024-04', mendedBy: ['KB5037771'] },
  KB5036894: { tunnels: ['ikev2', 'l2tp', 'sstp', 'pptp'], since: '2024-04', mendedBy: ['KB5037770'] },
  KB5036892: { tunnels: ['ikev2', 'l2tp', 'sstp', 'pptp'], since: '2024-04', mendedBy: ['KB5037768'] },
};

/**
 * Regressions that are in force: the update is installed, its repair is not. Cumulative updates take the place of each other in the
 * list, so one that is still listed is the last of its kind that was installed, or nearly so.
 */
export function regressionsIn(installed: readonly string[], tunnel: WireTunnel | undefined): string[] {
  return installed.filter((kb) => {
    const known = lookup(updateRegressions, kb);
    if (!known || (tunnel !== undefined && !known.tunnels.includes(tunnel))) return false;
    return !known.mendedBy.some((repair) => installed.includes(repair));
  });
}
