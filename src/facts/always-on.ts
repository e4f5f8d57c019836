import { lookup } from '../base/lookup.ts';
import { type Connection, needsUserSession, tunnelNames } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';

type AlwaysOnFacts = { [Name in Extract<keyof FactTypes, `alwaysOn.${string}`>]: Fact<FactTypes[Name]> };

/** Whether the connection is to dial by itself, and what keeps it from that. */
export function alwaysOnFacts(
  snapshot: Pick<Snapshot, 'probes'>,
  { id, name, owner, entry }: Connection,
): AlwaysOnFacts {
  const state = evidence(snapshot.probes, 'always-on');
  const same = (other: string | undefined): boolean => other?.toLowerCase() === name.toLowerCase();
  const trigger = follow(state, ({ triggers, managed }) => {
    const own = lookup(triggers, name) ?? lookup(managed ?? {}, name);
    if (own) return known(own);
    return needsUserSession(snapshot) || owner !== undefined
      ? unknown('the person’s triggers need the user’s session')
      : known(undefined);
  });
  return {
    // A name gets onto the list only by having been set up to dial by itself, and is active no more from then on.
    'alwaysOn.wanted': follow(state, ({ automatic, disabled, active, deviceTunnel }) => {
      if ([active, deviceTunnel, ...disabled].some(same) || lookup(automatic ?? {}, id) === true)
        return known(true);
      return map(trigger, (found) => found !== undefined && !('alwaysOn' in found && !found.alwaysOn));
    }),
    'alwaysOn.switchedOff': map(state, ({ disabled }) => disabled.some(same)),
    'alwaysOn.allOff': follow(state, ({ allOff }) =>
      allOff === undefined ? unknown('whether RasMan dials anything by itself was not asked') : known(allOff),
    ),
    'alwaysOn.trustedHere': follow(trigger, (found) => {
      const trusted = found?.trustedNetworks ?? [];
      if (trusted.length === 0) return known(false);
      return map(suffixesHere(snapshot), (suffixes) =>
        trusted.some((one) => suffixes.some((suffix) => suffix.toLowerCase() === one.trim().toLowerCase())),
      );
    }),
    // Its phone book says so as well, of every device tunnel and not only of the active one.
    'alwaysOn.deviceTunnel':
      entry?.deviceTunnel === true ? known(true) : map(state, ({ deviceTunnel }) => same(deviceTunnel)),
  };
}

/** DNS suffixes that networks here have given; that of the tunnel itself is none of them. */
function suffixesHere({ probes }: Pick<Snapshot, 'probes'>): Fact<string[]> {
  const tunnels = tunnelNames({ probes });
  return map(evidence(probes, 'network'), ({ interfaces }) =>
    Object.entries(interfaces).flatMap(([name, { dnsSuffix }]) =>
      dnsSuffix !== undefined && !tunnels.has(name) ? [dnsSuffix] : [],
    ),
  );
}
