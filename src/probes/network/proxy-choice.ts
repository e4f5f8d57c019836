import type * as z from 'zod';
import type { proxySchema } from '../local/proxy.ts';

/** What Windows would do with SSTP to a host: go direct, through that proxy, or as a script says that nobody here can run. */
export type ProxyChoice = 'direct' | 'script' | { readonly proxy: string };

/**
 * Whose settings SSTP takes is not documented: the user's go before the machine's here. A script (PAC) or automatic discovery decides at the time of dialling, by code that
 * only a browser runs. [MS-SSTP section 3.2.7.1 leaves the choice of the proxy to Windows]
 */
export function proxyChoice(host: string, { user, machine }: z.infer<typeof proxySchema>): ProxyChoice {
  if (user.autoConfigUrl !== undefined || machine.autoConfigUrl !== undefined || machine.autoDetect)
    return 'script';
  for (const { server, bypass = '' } of [user, machine]) {
    const proxy = server === undefined ? undefined : forHttps(server);
    if (proxy !== undefined) return isBypassed(host, bypass) ? 'direct' : { proxy };
  }
  return 'direct';
}

/** `host:port` for everything, or `http=…;https=…` for each kind of address. */
function forHttps(setting: string): string | undefined {
  const parts = setting.split(/[;\s]+/).filter((part) => part !== '');
  const own = parts.find((part) => /^https=/i.test(part)) ?? parts.find((part) => !part.includes('='));
  return own
    ?.replace(/^https=/i, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/\/$/, '');
}

/** A list of names with `*` for anything; `<local>` means names without a dot. */
function isBypassed(host: string, bypass: string): boolean {
  return bypass
    .split(/[;\s]+/)
    .filter((rule) => rule !== '')
    .some((rule) =>
      rule.toLowerCase() === '<local>'
        ? !/[.:]/.test(host)
        : new RegExp(`^${rule.split('*').map(quoted).join('.*')}$`, 'i').test(host),
    );
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
