import { evidence } from '../facts/evidence.ts';
import { vantageOf } from '../facts/vantage.ts';
import { type ProbeId, probeIds, probeTitles } from '../probes/catalogue.ts';
import { stillUp } from '../probes/local/connect.ts';
import { needsUserSession } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { blindSpots } from './blind-spots.ts';
import type { Report } from './model.ts';

/** Who ran it, where, and what could not be seen from there. */
export function contextOf(snapshot: Snapshot, connections: number): Report['context'] {
  const { platform, utcOffsetMinutes, complete, redaction, powershell } = snapshot.context;
  const session = evidence(snapshot.probes, 'session');
  const vantage = vantageOf(snapshot);
  return {
    os: session.known ? windowsName(session.value.windows) : platform,
    user: session.known ? session.value.user : '',
    elevated: session.known ? session.value.elevated : 'unknown',
    languageMode: powershell?.languageMode ?? 'unknown',
    vantage: vantage.known ? vantage.value : 'unknown',
    blindTo: blindSpots(snapshot),
    platform,
    utcOffsetMinutes,
    locale: snapshot.context.locale ?? 'en-GB',
    complete,
    redaction,
    scriptsRefused: powershell?.refused === true,
    needsUserSession: needsUserSession(snapshot) && connections === 0,
  };
}

function windowsName({
  caption,
  version,
  build,
  ubr,
}: {
  caption: string;
  version: string;
  build: number;
  ubr: number;
}): string {
  return `${caption} ${version} (build ${build}.${ubr})`;
}

/** Every probe and how it went. One that is not in the snapshot was not asked. */
export function coverageOf({ probes }: Snapshot): Report['coverage'] {
  return probeIds.map((id) => {
    const outcome = probes[id];
    const reason =
      outcome === undefined
        ? 'not in this snapshot'
        : outcome.status === 'ok'
          ? remarkOn({ probes }, id)
          : outcome.reason;
    return {
      probe: id,
      title: probeTitles[id],
      status: outcome?.status ?? 'not-asked',
      reason,
      ms: outcome?.ms ?? 0,
    };
  });
}

/** What has to be said of a probe that did what it was to do: only a dial can leave something behind. */
function remarkOn({ probes }: Pick<Snapshot, 'probes'>, id: ProbeId): string {
  const dial = evidence(probes, 'connect');
  return id === 'connect' && dial.known && dial.value.hungUp === false ? stillUp : '';
}
