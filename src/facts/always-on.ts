import { isSameName, lookupName } from '../base/lookup.ts';
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
  const same = (other: string | undefined): boolean => other !== undefined && isSameName(other, name);
  const trigger = follow(state, ({ triggers, managed }) => {
    const own = lookupName(triggers, name) ?? lookupName(managed ?? {}, name);
    if (own) return known(own);
    return needsUserSession(snapshot) || owner !== undefined
      ? unknown('the person’s triggers need the user’s session')
      : known(undefined);
  });
  // Its phone book says so as well, of every device tunnel and not only of the active one.
  const deviceTunnel =
    entry?.deviceTunnel === true ? known(true) : map(state, (found) => same(found.deviceTunnel));
  const suffixes = (whose: 'network' | 'tunnel') => suffixesBy(snapshot, name, whose);
  return {
    // A name gets onto the list only by having been set up to dial by itself, and is active no more from then on.
    'alwaysOn.wanted': follow(state, ({ automatic, disabled, active, deviceTunnel }) => {
      if ([active, deviceTunnel, ...disabled].some(same) || lookupName(automatic ?? {}, id) === true)
        return known(true);
      // By an app or a name it is connected on demand, and is down the rest of the time.
      return map(trigger, (found) => found !== undefined && 'alwaysOn' in found && found.alwaysOn);
    }),
    'alwaysOn.onDemand': map(trigger, (found) => found !== undefined && !('alwaysOn' in found)),
    'alwaysOn.switchedOff': map(state, ({ disabled }) => disabled.some(same)),
    'alwaysOn.allOff': follow(state, ({ allOff }) =>
      allOff === undefined
        ? unknown('whether RasMan connects anything by itself was not asked')
        : known(allOff),
    ),
    'alwaysOn.trustedHere': follow(trigger, (found) => trusts(found, suffixes('network'))),
    // A device tunnel takes what the person's own tunnel brings for a network like any other. (richardhicks/aovpn, dpc)
    'alwaysOn.heldByTunnel': follow(deviceTunnel, (device) =>
      device ? follow(trigger, (found) => trusts(found, suffixes('tunnel'))) : known(false),
    ),
    'alwaysOn.deviceTunnel': deviceTunnel,
  };
}

/** Whether the suffix of a network here is one of those on which the connection stays down. */
function trusts(
  trigger: { readonly trustedNetworks: readonly string[] } | undefined,
  suffixes: Fact<string[]>,
): Fact<boolean> {
  const trusted = (trigger?.trustedNetworks ?? []).map((one) => one.trim().toLowerCase());
  if (trusted.length === 0) return known(false);
  return map(suffixes, (here) => here.some((suffix) => trusted.includes(suffix.toLowerCase())));
}

/** DNS suffixes that networks here have given, or other tunnels; the connection's own is none of them. */
function suffixesBy(
  { probes }: Pick<Snapshot, 'probes'>,
  own: string,
  whose: 'network' | 'tunnel',
): Fact<string[]> {
  const state = evidence(probes, 'always-on');
  // Management's tunnels are not among the profiles that another account sees.
  const managed = state.known ? [...Object.keys(state.value.managed ?? {}), state.value.active ?? ''] : [];
  const tunnels = tunnelNames({ probes });
  const isTunnel = (name: string): boolean =>
    tunnels.has(name) || managed.some((one) => isSameName(one, name));
  return map(evidence(probes, 'network'), ({ interfaces }) =>
    Object.entries(interfaces).flatMap(([name, { dnsSuffix }]) =>
      dnsSuffix !== undefined && !isSameName(name, own) && isTunnel(name) === (whose === 'tunnel')
        ? [dnsSuffix]
        : [],
    ),
  );
}
