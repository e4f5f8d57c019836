import * as z from 'zod';
import { otherVpnServices, type ServiceName, serviceNames } from '../../vpn/services.ts';
import { localProbe } from './local-probe.ts';
import { listOf, neededWord, optionalText, ourWord, text } from './shapes.ts';

const serviceSchema = z.discriminatedUnion('present', [
  z.object({ present: z.literal(false) }),
  z.object({
    present: z.literal(true),
    status: z.enum(['running', 'stopped', 'changing']),
    startType: z.enum(['automatic', 'manual', 'disabled', 'unknown']),
    /** Why the last start or run ended: a Win32 code. 0 = well, 1077 = not started since boot. Absent: not told. */
    exitCode: z.number().int().optional(),
  }),
]);
export type Service = z.infer<typeof serviceSchema>;

/** Keyed by service name. */
export const servicesSchema = z.object({
  services: z.partialRecord(z.enum(serviceNames), serviceSchema),
  /** Other VPN products that have a service here, and whether one of them runs. Absent: not told. */
  otherVpns: z.record(z.string(), z.object({ running: z.boolean() })).optional(),
});

const answer = z.object({
  services: listOf(
    z.object({
      name: text(80),
      state: text(40),
      startMode: optionalText(40),
      exitCode: z.number().int().nullish(),
    }),
  ),
});

/** Win32_Service.State. */
const states: Readonly<Record<string, 'running' | 'stopped' | 'changing'>> = {
  running: 'running',
  stopped: 'stopped',
  'start pending': 'changing',
  'stop pending': 'changing',
  'continue pending': 'changing',
  'pause pending': 'changing',
  paused: 'changing',
};
/** Win32_Service.StartMode; drivers have two of their own. */
const startTypes: Readonly<Record<string, 'automatic' | 'manual' | 'disabled'>> = {
  boot: 'automatic',
  system: 'automatic',
  auto: 'automatic',
  automatic: 'automatic',
  manual: 'manual',
  disabled: 'disabled',
};

/** State, start type and last exit code of the services that a VPN needs. Stopped is no fault for a trigger-start one. */
export const services = localProbe({
  script: 'Get-VpnService',
  title: 'Windows services that a VPN needs',
  deadlineMs: 8000,
  parameters: { Name: [...serviceNames, ...Object.values(otherVpnServices).flat()] },
  data: servicesSchema,
  answer,
  normalise: ({ services: found }, unfamiliar): z.infer<typeof servicesSchema> => {
    const byName = new Map(found.map((service) => [service.name.toLowerCase(), service]));
    const entry = (name: ServiceName): Service => {
      const service = byName.get(name.toLowerCase());
      if (!service) return { present: false };
      // Get-Service, which answers where WMI is broken, knows no start type before .NET 4.6.1, and never an exit code.
      const startWord = typeof service.exitCode === 'number' ? neededWord : ourWord;
      return {
        present: true,
        status: neededWord(states, service.state, 'state', unfamiliar) ?? 'changing',
        startType: startWord(startTypes, service.startMode, 'startMode', unfamiliar) ?? 'unknown',
        ...(typeof service.exitCode === 'number' && { exitCode: service.exitCode }),
      };
    };
    return {
      services: Object.fromEntries(serviceNames.map((name) => [name, entry(name)])),
      otherVpns: Object.fromEntries(
        Object.entries(otherVpnServices).flatMap(([product, names]) => {
          const own = found.filter(({ name }) => names.some((pattern) => matches(pattern, name)));
          const running = own.some(({ state }) => state.toLowerCase() === 'running');
          return own.length > 0 ? [[product, { running }]] : [];
        }),
      ),
    };
  },
});

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*')
    ? name.toLowerCase().startsWith(pattern.slice(0, -1).toLowerCase())
    : name.toLowerCase() === pattern.toLowerCase();
}
