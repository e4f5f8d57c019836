import type { ServiceName } from '../knowledge/services.ts';
import { serviceNames } from '../knowledge/services.ts';
import { isThirdPartyVpnAdapter } from '../knowledge/third-party-adapters.ts';
import type { WireTunnel } from '../knowledge/tunnels.ts';
import type { Probes } from '../probes/catalogue.ts';
import type { MiniportId } from '../probes/local/devices.ts';
import type { Service } from '../probes/local/services.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { AllFactTypes, FactTypes, MiniportState, NatTraversal, ServiceState } from './catalogue.ts';
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
  return {
    'registry.natTraversal': natTraversal,
    'registry.natTraversalSetSinceBoot': setSinceBoot(probes),
    'registry.prohibitIpsec': follow(registry, ({ values }) => {
      const value = values['prohibit-ipsec'];
      // Windows ignores a value that is not a DWORD.
      return value
        ? known(value.present && value.kind === 'dword' && value.value === 1)
        : unknown('this value was not asked for');
    }),
  };
}

function setSinceBoot(probes: Probes): Fact<boolean> {
  return follow(evidence(probes, 'registry'), ({ values }) =>
    follow(evidence(probes, 'session'), ({ lastBoot }) => {
      const value = values['nat-traversal'];
      const written = value?.present ? value.written : undefined;
      return written && lastBoot
        ? known(Date.parse(written) > Date.parse(lastBoot))
        : unknown('when the value was written cannot be told');
    }),
  );
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
  };
}
