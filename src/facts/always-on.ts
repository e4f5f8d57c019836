import { isSameName, lookupName } from '../base/lookup.ts';
import { type Connection, needsUserSession, tunnelNames } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';
import { isTunnelHere } from './vantage.ts';

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
  // Management's tunnels are not among the profiles that another account sees.
  const managedNames = state.known
    ? [...Object.keys(state.value.managed ?? {}), state.value.active ?? '']
    : [];
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
    'alwaysOn.trustedHere': follow(trigger, (found) => trusts(found, namesHere(snapshot, managedNames))),
    // A device tunnel takes what the person's own tunnel brings for a network like any other. (richardhicks/aovpn, dpc)
    'alwaysOn.heldByTunnel': follow(deviceTunnel, (device) =>
      device
        ? follow(trigger, (found) => trusts(found, suffixesOfTunnels(snapshot, name, managedNames)))
        : known(false),
    ),
    'alwaysOn.deviceTunnel': deviceTunnel,
  };
}

/** Whether a network here is one of those on which the connection stays down. */
function trusts(
  trigger: { readonly trustedNetworks: readonly string[] } | undefined,
  names: Fact<string[]>,
): Fact<boolean> {
  const trusted = (trigger?.trustedNetworks ?? []).map((one) => one.trim().toLowerCase());
  if (trusted.length === 0) return known(false);
  return map(names, (here) => here.some((name) => trusted.includes(name.trim().toLowerCase())));
}

type Seen = Pick<Snapshot, 'probes'>;

/**
 * What Windows compares with the list: the NAME of the network that this computer stands in, and only of one that is private or managed. The suffix is mostly the same word,
 * and decides nothing; it stands for a name that a snapshot hides. (Microsoft: auto-triggered profiles; windows-itpro-docs#10095)
 */
function namesHere({ probes }: Seen, managed: readonly string[]): Fact<string[]> {
  const tunnelled = isTunnelHere(probes);
  return map(evidence(probes, 'network'), ({ interfaces }) =>
    Object.entries(interfaces).flatMap(([name, { network, dnsSuffix }]) => {
      const isTunnel = tunnelled(name) || managed.some((one) => isSameName(one, name));
      if (isTunnel || !network || network.category === 'public') return [];
      return isHidden(network.name) ? (dnsSuffix ?? []) : [network.name];
    }),
  );
}

const isHidden = (network: string): boolean => network === '' || /^net-\d+$/.test(network);

/** DNS suffixes that other tunnels of Windows have brought; the connection's own is none of them. */
function suffixesOfTunnels({ probes }: Seen, own: string, managed: readonly string[]): Fact<string[]> {
  const tunnels = tunnelNames({ probes });
  const isTunnel = (name: string): boolean =>
    tunnels.has(name) || managed.some((one) => isSameName(one, name));
  return map(evidence(probes, 'network'), ({ interfaces }) =>
    Object.entries(interfaces).flatMap(([name, { dnsSuffix }]) =>
      dnsSuffix !== undefined && !isSameName(name, own) && isTunnel(name) ? [dnsSuffix] : [],
    ),
  );
}
