import * as z from 'zod';
import { cleanText } from '../../base/text/clean.ts';
import { localProbe } from './local-probe.ts';
import { listOf, optionalText } from './shapes.ts';

const proxySettingsSchema = z.object({
  /** `host:port`, or `http=host:port;https=…`. The script has cut credentials off. */
  server: z.string().optional(),
  bypass: z.string().optional(),
  autoConfigUrl: z.string().optional(),
  /** It looks for a script by itself (WPAD). Told of the machine's settings only. */
  autoDetect: z.literal(true).optional(),
});
type ProxySettings = z.infer<typeof proxySettingsSchema>;

/** SSTP uses the machine's or the user's proxy, which of the two is not documented; the other tunnels use none. */
export const proxySchema = z.object({
  user: proxySettingsSchema,
  machine: proxySettingsSchema,
  /** False where a policy makes the settings that are the user's elsewhere those of the machine (ProxySettingsPerUser = 0); absent: not asked. */
  perUser: z.boolean().optional(),
});

const answer = z.object({
  userEnabled: z.boolean(),
  userServer: optionalText(),
  userBypass: optionalText(2000),
  userAutoConfigUrl: optionalText(),
  perUser: z.boolean(),
  /** `WinHttpSettings`, byte by byte; empty where WinHTTP goes direct. */
  winHttpSettings: listOf(z.number().int().min(0).max(255), 4000),
});

/** Proxy settings of the user who runs the tool (WinINET) and of the machine (WinHTTP). */
export const proxy = localProbe({
  script: 'Get-ProxySetting',
  title: 'Proxy settings (user and machine)',
  deadlineMs: 5000,
  sees: 'The machine’s: everybody. The user’s: the caller’s own.',
  data: proxySchema,
  answer,
  normalise: ({
    userEnabled,
    userServer,
    userBypass,
    userAutoConfigUrl,
    perUser,
    winHttpSettings,
  }): z.infer<typeof proxySchema> => ({
    user: compact({
      server: userEnabled && userServer !== undefined ? hostsOnly(userServer) : undefined,
      bypass: userEnabled ? userBypass : undefined,
      autoConfigUrl: userAutoConfigUrl,
    }),
    machine: winHttpProxy(winHttpSettings),
    perUser,
  }),
});

function compact(settings: Record<'server' | 'bypass' | 'autoConfigUrl', string | undefined>): ProxySettings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
}

/** Flags of WinHttpSettings: 1 is "direct". */
const winHttp = { proxy: 2, script: 4, detect: 8 } as const;

/**
 * WinHttpSettings is little-endian: size, counter, flags, then texts with their lengths before them: proxy, bypass list, address of the script. What the flags do not name does not count.
 * `netsh winhttp show proxy` says the same, but in the language of Windows. (Wine's winhttp; the third text by the layout of DefaultConnectionSettings)
 */
function winHttpProxy(bytes: readonly number[]): ProxySettings {
  const data = Buffer.from(bytes);
  const number = (offset: number): number => (offset + 4 <= data.length ? data.readUInt32LE(offset) : 0);
  // A text that is cut off names nobody.
  const field = (offset: number): { value: string; next: number } => {
    const next = offset + 4 + number(offset);
    return { value: next <= data.length ? data.subarray(offset + 4, next).toString('latin1') : '', next };
  };
  const flags = number(8);
  const server = field(12);
  const bypass = field(server.next);
  const script = field(bypass.next);
  const named = (flags & winHttp.proxy) !== 0;
  return {
    ...compact({
      server: named ? hostsOnly(server.value) : undefined,
      bypass: named ? cleanText(bypass.value) : undefined,
      autoConfigUrl: (flags & winHttp.script) !== 0 ? withoutCredential(script.value) : undefined,
    }),
    ...((flags & winHttp.detect) !== 0 && { autoDetect: true as const }),
  };
}

/** What the script does to the user's own address: user and password stand before the last @, and a query may hold anything. */
function withoutCredential(address: string): string {
  return cleanText(address)
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/i, '$1')
    .replace(/[?#].*$/, '');
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
