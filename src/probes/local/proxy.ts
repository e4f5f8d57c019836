import * as z from 'zod';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText } from './shapes.ts';

const proxySettingsSchema = z.object({
  /** `host:port`, or `http=host:port;https=…`. The script has cut credentials off. */
  server: z.string().optional(),
  bypass: z.string().optional(),
  autoConfigUrl: z.string().optional(),
});

/** SSTP uses the machine's or the user's proxy; the other tunnels use none. */
export const proxySchema = z.object({ user: proxySettingsSchema, machine: proxySettingsSchema });

const answer = z.object({
  userEnabled: z.boolean(),
  userServer: optionalText(),
  userBypass: optionalText(2000),
  userAutoConfigUrl: optionalText(),
  /** `WinHttpSettings`, byte by byte; empty where WinHTTP goes direct. */
  winHttpSettings: listOf(z.number().int().min(0).max(255), 4000),
});

/** Proxy settings of the user who runs the tool (WinINET) and of the machine (WinHTTP). */
export const proxy = localProbe({
  script: 'Get-ProxySetting',
  title: 'Proxy settings (user and machine)',
  deadlineMs: 5000,
  sees: 'The machine’s: everybody. The user’s: the caller’s own.',
  answer,
  normalise: ({
    userEnabled,
    userServer,
    userBypass,
    userAutoConfigUrl,
    winHttpSettings,
  }): z.infer<typeof proxySchema> => ({
    user: compact({
      server: userEnabled && userServer !== undefined ? hostsOnly(userServer) : undefined,
      bypass: userEnabled ? userBypass : undefined,
      autoConfigUrl: userAutoConfigUrl,
    }),
    machine: compact(winHttpProxy(winHttpSettings)),
  }),
});

function compact(settings: Record<'server' | 'bypass' | 'autoConfigUrl', string | undefined>) {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
}

/**
 * WinHttpSettings is little-endian: size, counter, flags (2 = has a proxy), length and text of the proxy, length and text
 * of the bypass list. `netsh winhttp show proxy` says the same, but in the language of Windows.
 */
function winHttpProxy(
  bytes: readonly number[],
): Record<'server' | 'bypass' | 'autoConfigUrl', string | undefined> {
  const data = Buffer.from(bytes);
  const field = (offset: number): { value: string; next: number } => {
    const length = offset + 4 <= data.length ? data.readUInt32LE(offset) : 0;
    const end = Math.min(offset + 4 + length, data.length);
    return { value: data.subarray(offset + 4, end).toString('latin1'), next: end };
  };
  const server = field(12);
  const bypass = field(server.next);
  return { server: hostsOnly(server.value), bypass: bypass.value, autoConfigUrl: undefined };
}

const hostAndPort =
  /^\s*([a-z]+\s*=\s*)?([a-z][a-z0-9+.-]*:\/\/)?(\[[0-9a-f:.]+\]|[\p{L}\p{N}_.-]+)(:\d{1,5})?\/?\s*$/iu;

/** `scheme=host:port;…`: what stands before the last @ of a part is user and password, and what is no host is left out. */
function hostsOnly(setting: string): string {
  return setting
    .split(/;(?=\s*[a-z]+\s*=)/i)
    .map((part) => part.replace(/^(\s*(?:[a-z]+\s*=\s*)?(?:[a-z][a-z0-9+.-]*:\/\/)?).*@/i, '$1'))
    .filter((part) => hostAndPort.test(part))
    .join(';');
}
