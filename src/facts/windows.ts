import type { Snapshot } from '../snapshot/schema.ts';
import { comparesEapNamesExactly, forgetsAlwaysOn, sendsIkeFragments } from '../vpn/windows-versions.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';

type WindowsFacts = { [Name in Extract<keyof FactTypes, `windows.${string}`>]: Fact<FactTypes[Name]> };

const monthMs = 30 * 24 * 3_600_000;

/** What this version of Windows can do, and how new it is here. */
export function windowsFacts({ probes, taken }: Snapshot): WindowsFacts {
  const session = evidence(probes, 'session');
  const updates = evidence(probes, 'updates');
  return {
    'windows.ikeFragmentation': map(session, ({ windows }) =>
      sendsIkeFragments(windows.build, windows.ubr, updates.known ? updates.value.installed : []),
    ),
    'windows.build': map(session, ({ windows }) => windows.build),
    'windows.comparesEapNamesExactly': map(session, ({ windows }) => comparesEapNamesExactly(windows.build)),
    'windows.forgetsAlwaysOn': map(session, ({ windows }) => forgetsAlwaysOn(windows.build, windows.ubr)),
    'windows.newlyInstalled': follow(session, ({ installed }) =>
      installed === undefined
        ? unknown('when Windows was installed was not told')
        : known(Date.parse(taken) - Date.parse(installed) < monthMs),
    ),
  };
}
