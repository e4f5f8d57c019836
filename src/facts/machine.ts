import type { Probes } from '../probes/catalogue.ts';
import type { MiniportId } from '../probes/local/devices.ts';
import type { Service } from '../probes/local/services.ts';
import type { Connection } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { RegistryValueId } from '../vpn/registry-values.ts';
import type { ServiceName } from '../vpn/services.ts';
import { serviceNames } from '../vpn/services.ts';
import { isThirdPartyVpnAdapter } from '../vpn/third-party-adapters.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';
import { regressionsIn } from '../vpn/update-regressions.ts';
import type {
  AllFactTypes,
  Binding,
  FactTypes,
  MiniportState,
  NatTraversal,
  ServiceState,
} from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, map, unknown } from './fact.ts';

type ServiceFacts = { [Name in Extract<keyof AllFactTypes, `service.${string}`>]: Fact<ServiceState> };

/** A service that would not start keeps the code of that; 0 is a clean end, 1077 means not started since boot. */
const calmExitCodes = [0, 1077];

export function serviceFacts({ probes }: Snapshot): ServiceFacts {
  const services = evidence(probes, 'services');
  const state = (name: ServiceName): Fact<ServiceState> =>
    follow(services, ({ services: all }) => {
      const service = all[name];
      return service ? known(stateOf(service)) : unknown('this service was not asked for');
    });
  return Object.fromEntries(serviceNames.map((name) => [`service.${name}`, state(name)])) as ServiceFacts;
}

function stateOf(service: Service): ServiceState {
  if (!service.present) return 'missing';
  // What runs, runs, whatever it is set to do at the next start.
  if (service.status !== 'stopped') return 'running';
  if (service.startType === 'disabled') return 'disabled';
  return service.exitCode !== undefined && !calmExitCodes.includes(service.exitCode)
    ? 'start-failed'
    : 'stopped';
}

type RegistryFacts = { [Name in Extract<keyof FactTypes, `registry.${string}`>]: Fact<FactTypes[Name]> };

export function registryFacts({ probes }: Snapshot): RegistryFacts {
  const registry = evidence(probes, 'registry');
  const natTraversal = follow(registry, (found): Fact<NatTraversal> => {
    const value = found.values['nat-traversal'];
    if (!value) return unknown('this value was not asked for');
    if (!value.present) return known(found.natTraversalLookalikes.length > 0 ? 'misspelt' : 'absent');
    if (value.kind !== 'dword') return known('wrong-type');
    if (value.value === 2) return known('both-behind-nat');
    return known(value.value === 1 ? 'server-behind-nat' : 'off');
  });
  // Whether Windows looks at the type of these is not known: any number but 0 counts as set, whatever holds it.
  const isSet = (id: RegistryValueId): Fact<boolean> =>
    follow(registry, ({ values }) => {
      const value = values[id];
      if (!value) return unknown('this value was not asked for');
      if (!value.present) return known(false);
      const number = value.value === '' ? Number.NaN : Number(value.value);
      return Number.isNaN(number) ? unknown('the value holds no number') : known(number !== 0);
    });
  return {
    'registry.natTraversal': natTraversal,
    'registry.natTraversalSetSinceBoot': setSinceBoot(probes),
    'registry.prohibitIpsec': isSet('prohibit-ipsec'),
    'registry.prohibitIpsecType': follow(registry, ({ values }) => {
      const value = values['prohibit-ipsec'];
      return value?.present ? known(value.kind) : unknown('the value is not there');
    }),
    'registry.strongProposals': isSet('negotiate-dh2048'),
    'registry.noStoredPasswords': isSet('saved-credentials-off'),
  };
}

/** The time is that of the whole key, which holds the service's start type, too: true is a hint, false is certain. A fast start is no restart. */
function setSinceBoot(probes: Probes): Fact<boolean> {
  return follow(evidence(probes, 'registry'), ({ values }) => {
    if (!values['nat-traversal']?.present) return unknown('the value is not there');
    return follow(evidence(probes, 'registry-times'), ({ written: { PolicyAgent: written } }) =>
      follow(evidence(probes, 'session'), ({ lastBoot }) =>
        written && lastBoot
          ? known(Date.parse(written) > Date.parse(lastBoot))
          : unknown('when its key was written cannot be told'),
      ),
    );
  });
}

const tunnelMiniport: Record<WireTunnel, MiniportId> = {
  ikev2: 'MS_AGILEVPNMINIPORT',
  sstp: 'MS_SSTPMINIPORT',
  l2tp: 'MS_L2TPMINIPORT',
  pptp: 'MS_PPTPMINIPORT',
};

/** Plug and Play problem 22: disabled by somebody. Every other problem is a driver that does not work. */
export function miniportFacts({ probes }: Snapshot, tunnel: Fact<WireTunnel>) {
  const devices = evidence(probes, 'devices');
  const state = (id: MiniportId): Fact<MiniportState> =>
    follow(devices, ({ miniports }) => {
      const device = miniports[id];
      if (!device) return unknown('this device was not asked for');
      if (!device.present) return known('missing');
      return known(device.problem === 0 ? 'ok' : device.problem === 22 ? 'disabled' : 'failed');
    });
  return {
    'miniport.tunnel': follow(tunnel, (wire) => state(tunnelMiniport[wire])),
    'miniport.ip': state('MS_NDISWANIP'),
  };
}

export function productFacts({ probes }: Snapshot) {
  return {
    'security.thirdParty': map(evidence(probes, 'security'), ({ products }) =>
      Object.keys(products).filter((name) => !/^(microsoft|windows) /i.test(name)),
    ),
    'vpn.otherProducts': map(evidence(probes, 'devices'), ({ adapters }) =>
      Object.values(adapters)
        .map(({ description }) => description)
        .filter(isThirdPartyVpnAdapter),
    ),
    'vpn.otherServices': follow(evidence(probes, 'services'), ({ otherVpns }) =>
      otherVpns
        ? known(Object.keys(otherVpns).filter((product) => otherVpns[product]?.running))
        : unknown('other products were not asked for'),
    ),
  };
}

/** Windows' own driver that carries the VPN's packets must be bound to WAN Miniport (IP), nothing foreign may. (KB 720) */
export function bindingFacts({ probes }: Snapshot): {
  'binding.wanIp': Fact<Binding>;
  'binding.foreignFilters': Fact<readonly string[]>;
} {
  const bindings = evidence(probes, 'bindings');
  return {
    'binding.wanIp': follow(bindings, ({ wanIp, foreign }) => {
      if (!wanIp.present) return unknown('there is no WAN Miniport (IP)');
      const bound = wanIp.components.ms_wanarp;
      if (bound === undefined)
        return Object.keys(wanIp.components).length > 0
          ? known('missing')
          : unknown('nothing is on the list of bindings');
      if (!bound) return known('unbound');
      return known(Object.values(foreign).some((one) => one.onWanMiniport) ? 'foreign-filter' : 'bound');
    }),
    'binding.foreignFilters': map(bindings, ({ foreign }) => Object.values(foreign).map(({ name }) => name)),
  };
}

/** On a healthy computer the service host and the kernel hold these ports, or nobody does. */
const rightfulOwners = /^(svchost|system|idle|)$/i;
const portsOf: Record<WireTunnel, readonly string[]> = {
  pptp: ['tcp/1723'],
  l2tp: ['udp/500', 'udp/4500', 'udp/1701'],
  ikev2: ['udp/500', 'udp/4500'],
  sstp: [],
};

/** What else on this computer decides whether this tunnel can be dialled. */
export function systemFacts({ probes }: Snapshot, { profile }: Connection, tunnel: Fact<WireTunnel>) {
  const power = evidence(probes, 'power');
  const session = evidence(probes, 'session');
  return {
    'ports.conflict': follow(tunnel, (wire) =>
      map(evidence(probes, 'port-owners'), ({ ports }) => [
        ...new Set(
          portsOf[wire].flatMap((port) => (ports[port] ?? []).filter((owner) => !rightfulOwners.test(owner))),
        ),
      ]),
    ),
    'updates.regressions': map(evidence(probes, 'updates'), ({ installed }) =>
      regressionsIn(installed, {
        ...(tunnel.known && { tunnel: tunnel.value }),
        ...(session.known && session.value.windows),
        eapMethods: profile?.eap?.methods ?? [],
      }),
    ),
    'credentialGuard.running': map(evidence(probes, 'credential-guard'), ({ running }) => running),
    'smartCard.readerWorks': map(
      evidence(probes, 'smart-cards'),
      ({ working, serviceDisabled }) => working > 0 && !serviceDisabled,
    ),
    'tls.clientOff': follow(evidence(probes, 'registry'), ({ values }) => {
      const enabled = values['tls12-enabled'];
      return enabled
        ? known(enabled.present && enabled.kind === 'dword' && enabled.value === 0)
        : unknown('this value was not asked for');
    }),
    // A file that is to be renamed at the next start is everyday business of installers.
    'power.restartPending': map(power, ({ pending }) => pending.some((mark) => mark !== 'rename')),
    'power.batteryPercent': follow(power, ({ battery }) =>
      battery ? known(battery.percent) : unknown('this computer has no battery'),
    ),
    'power.onMains': follow(power, ({ battery }) => {
      if (!battery) return unknown('this computer has no battery');
      return battery.onMains === undefined
        ? unknown('Windows does not know whether the battery is used')
        : known(battery.onMains);
    }),
    'power.fastStartup': map(power, ({ fastStartup }) => fastStartup),
    'clock.keptRight': map(
      evidence(probes, 'clock'),
      ({ source }) => source !== undefined && source !== 'none',
    ),
    'app.backgroundOff': follow(evidence(probes, 'vpn-apps'), (apps) => {
      if (!apps.azureVpnClient) return unknown('the Azure VPN Client is not installed here');
      if (apps.backgroundPolicy === 'forbidden') return known(true);
      if (apps.backgroundPolicy === 'allowed') return known(false);
      if (apps.backgroundAppsOff || apps.azureVpnClientOff) return known(true);
      // Windows has three places for it.
      return apps.backgroundPolicy === undefined || apps.azureVpnClientOff === undefined
        ? unknown('not every switch for apps in the background was asked for')
        : known(false);
    }),
    'wsl.mirrored': follow(evidence(probes, 'vpn-apps'), ({ wslMirrored, wslRunning }) =>
      wslMirrored === undefined || wslRunning === undefined
        ? unknown('WSL was not asked about')
        : known(wslMirrored && wslRunning),
    ),
    'session.elevated': map(session, ({ elevated }) => elevated),
  };
}
