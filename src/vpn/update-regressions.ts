import { lookup } from '../base/lookup.ts';
import type { WireTunnel } from './tunnels.ts';

/** Windows updates after which the built-in VPN failed, and what came to mend it. */
interface UpdateRegression {
  readonly tunnels: readonly WireTunnel[];
  /** Month in which it came out, `YYYY-MM`. */
  readonly since: string;
  /** Updates with the repair. */
  readonly mendedBy: readonly string[];
  /** Build → revision (UBR) of the repair: every cumulative update after it has it, too. */
  readonly mendedFrom: Readonly<Record<number, number>>;
}

/** Keyed by KB number of the update that broke it. Sources: Microsoft's release health pages, public threads. */
const updateRegressions: Readonly<Record<string, UpdateRegression>> = {
  // Windows 10 2004 to 21H2, Windows 11 21H2, Windows 10 1909 and 1809, Server 2022: IPsec with a vendor id failed.
  KB5009543: {
    tunnels: ['l2tp', 'ikev2'],
    since: '2022-01',
    mendedBy: ['KB5010793'],
    mendedFrom: { 19042: 1469, 19043: 1469, 19044: 1469 },
  },
  KB5009566: {
    tunnels: ['l2tp', 'ikev2'],
    since: '2022-01',
    mendedBy: ['KB5010795'],
    mendedFrom: { 22000: 438 },
  },
  KB5009545: {
    tunnels: ['l2tp', 'ikev2'],
    since: '2022-01',
    mendedBy: ['KB5010792'],
    mendedFrom: { 18363: 2039 },
  },
  KB5009557: {
    tunnels: ['l2tp', 'ikev2'],
    since: '2022-01',
    mendedBy: ['KB5010791'],
    mendedFrom: { 17763: 2458 },
  },
  KB5009555: {
    tunnels: ['l2tp', 'ikev2'],
    since: '2022-01',
    mendedBy: ['KB5010796'],
    mendedFrom: { 20348: 473 },
  },
  // Windows 11 22H2 and 23H2, 21H2, Windows 10 21H2 and 22H2: VPN connections of any kind.
  KB5036893: {
    tunnels: ['ikev2', 'l2tp', 'sstp', 'pptp'],
    since: '2024-04',
    mendedBy: ['KB5037771'],
    mendedFrom: { 22621: 3593, 22631: 3593 },
  },
  KB5036894: {
    tunnels: ['ikev2', 'l2tp', 'sstp', 'pptp'],
    since: '2024-04',
    mendedBy: ['KB5037770'],
    mendedFrom: { 22000: 2960 },
  },
  KB5036892: {
    tunnels: ['ikev2', 'l2tp', 'sstp', 'pptp'],
    since: '2024-04',
    mendedBy: ['KB5037768'],
    mendedFrom: { 19044: 4412, 19045: 4412 },
  },
};

/** Versions of Windows that came with a fault, which no update of the list brought. */
const buildRegressions: readonly {
  readonly name: string;
  readonly build: number;
  readonly eapMethod: number;
}[] = [
  // Windows 11 26H1: every sign-in by PEAP fails (691 by IKEv2, 619 by SSTP), EAP-TLS does not. (richardhicks.com, PEAP and 26H1)
  { name: 'Windows 11 26H1 (build 28200), PEAP', build: 28200, eapMethod: 25 },
];

/** What stands for a whole version among the updates that break a VPN. */
export const brokenBuilds: readonly string[] = buildRegressions.map(({ name }) => name);

/** Whose updates these are, as far as it is known. */
interface Computer {
  readonly eapMethods?: readonly number[];
  readonly tunnel?: WireTunnel;
  readonly build?: number;
  readonly ubr?: number;
}

/**
 * Regressions that are in force: the update is installed, its repair is not. Cumulative updates take the place of each other in the
 * list, so one that is still listed is the last of its kind that was installed, or nearly so.
 */
export function regressionsIn(
  installed: readonly string[],
  { tunnel, build = 0, ubr = 0, eapMethods = [] }: Computer,
): string[] {
  const byBuild = buildRegressions.filter((one) => one.build === build && eapMethods[0] === one.eapMethod);
  const byUpdate = installed.filter((kb) => {
    const known = lookup(updateRegressions, kb);
    if (!known || (tunnel !== undefined && !known.tunnels.includes(tunnel))) return false;
    const mended = known.mendedFrom[build];
    return (
      !(mended !== undefined && ubr >= mended) && !known.mendedBy.some((repair) => installed.includes(repair))
    );
  });
  return [...byUpdate, ...byBuild.map(({ name }) => name)];
}
