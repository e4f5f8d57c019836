import type { Json } from '../../../scripts/samples/merge-patch.ts';

/** The client that every case is a patch on: what `samples/healthy.json` calls things. */
export const vpn = 'user/Contoso VPN';
export const vpnName = 'Contoso VPN';
export const otherVpn = 'all-users/Contoso SSTP';
export const host = 'vpn.contoso.com';
export const address = '203.0.113.10';
export const webPages = [
  'http://www.msftconnecttest.com/connecttest.txt',
  'http://connectivitycheck.gstatic.com/generate_204',
] as const;
export const stunServers = ['stun.l.google.com:19302', 'stun.cloudflare.com:3478'] as const;
export const timeServer = 'time.windows.com:123';
export const tlsSites = ['www.microsoft.com:443', 'www.cloudflare.com:443'] as const;
export const resolvers = ['1.1.1.1', '9.9.9.9'] as const;
export const machineCertificate = '3F9A61D0C5E27B48A1D4F06B92C87E5310AB64FD';
export const userCertificate = '81C2E7740B9FD35A6E18C4972DB05A3F66E1940C';
export const companyRoot = '9E4C2B7F10D86A35E1B94C07D2F8A6631B5E0C49';
export const pastAttempts = [
  '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
] as const;
export const failedAt = '2026-11-20T18:39:51.000Z';

export type CaseTunnel = 'pptp' | 'l2tp' | 'sstp' | 'ikev2' | 'automatic';

export const silent = { result: 'no-answer', failure: 'timeout', ms: 3500 };
export const refused = { result: 'refused', failure: 'refused', ms: 21 };
export const answered = { result: 'answered', ms: 24 };
export const accepted = { result: 'answered', reply: 'accepted', ms: 24 };
export const nobodyAsked = (reason: string): Json => ({
  status: 'not-applicable',
  ms: 0,
  reason,
  data: null,
});

/** Two patches as one: the second is applied after the first. An object in place of what the first has removed is merged with what the healthy client has there. */
export function composed(first: Json, second: Json): Json {
  if (!isObject(first) || !isObject(second)) return second;
  const both: Record<string, Json> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = both[key];
    both[key] = before === undefined || before === null ? value : composed(before, value);
  }
  return both;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Something about one address of the server, for each probe that is keyed by server and address. */
export const ofServer = (data: Json): Json => ({ data: { servers: { [host]: { [address]: data } } } });

/**
 * The one profile of a case, by its tunnel, with nothing in the log, and with what the server's probes can have seen for that tunnel:
 * the healthy client dials by IKEv2 and SSTP, and an answer to those says nothing of a server that is dialled otherwise.
 */
export function machineWith(tunnel: CaseTunnel): Json {
  const ike = tunnel === 'ikev2' || tunnel === 'l2tp' || tunnel === 'automatic';
  const sstp = tunnel === 'sstp' || tunnel === 'automatic';
  return {
    probes: {
      profiles: { data: { connections: { [vpn]: profileOf(tunnel), [otherVpn]: null } } },
      phonebooks: {
        data: {
          books: {
            user: { entries: { [vpnName]: entryOf(tunnel) } },
            'all-users': { entries: { 'Contoso SSTP': null } },
          },
        },
      },
      attempts: { data: { attempts: Object.fromEntries(pastAttempts.map((id) => [id, null])) } },
      // Whether this server takes IKE, and where it stands, is for the case to say.
      ike: ike
        ? ofServer({ ikev2: null, clientBehindNat: null, serverBehindNat: null, fragmentation: null })
        : nobodyAsked('no server is dialled by IKEv2 or L2TP'),
      ...(!sstp && {
        'server-tls': ofServer(null),
        'server-trust': nobodyAsked('there is no server of which this could be asked'),
        revocation: nobodyAsked('no certificate came that says where to ask'),
        'tcp-ports': { data: { servers: { [host]: { '443': null } } } },
      }),
    },
  };
}

function entryOf(tunnel: CaseTunnel): Json {
  return tunnel === 'ikev2' ? { tunnel } : { tunnel, authentication: ['mschapv2'], eapMethod: null };
}

function profileOf(tunnel: CaseTunnel): Json {
  switch (tunnel) {
    case 'ikev2':
      return { tunnel };
    case 'l2tp':
      return { tunnel, authentication: ['mschapv2'], l2tpAuthentication: 'psk', eap: null };
    default:
      return { tunnel, authentication: ['mschapv2'], eap: null };
  }
}
