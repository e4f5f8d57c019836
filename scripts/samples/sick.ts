import type { Json } from './merge-patch.ts';

/** Sick clients: each a JSON Merge Patch (RFC 7396) on the healthy one, by the cause that it has. */
const vpn = 'user/Contoso VPN';
const host = 'vpn.contoso.com';
const server = '203.0.113.10';
const id = '9f1c2a40-5d1e-4a39-9a55-0c4f6b8d7e21';
const web = 'http://www.msftconnecttest.com/connecttest.txt';
const empty = 'http://connectivitycheck.gstatic.com/generate_204';
const open = { [server]: { result: 'answered', ms: 27 } };
const silent = { result: 'no-answer', failure: 'timeout', ms: 3502 };
const filtered = { [server]: silent };
const refused = { [server]: { result: 'refused', failure: 'refused', ms: 2041 } };

/** What the phone book says as well of what a profile is changed to. */
const bookKeys = ['tunnel', 'authentication', 'encryption'];

/** A machine with the one profile that fails; the SSTP one is another story. Windows' list and the phone book are of one mind. */
const profile = (change: Readonly<Record<string, Json>>) => ({
  profiles: { data: { connections: { [vpn]: change, 'all-users/Contoso SSTP': null } } },
  phonebooks: {
    data: {
      books: {
        'all-users': { entries: { 'Contoso SSTP': null } },
        user: {
          entries: {
            'Contoso VPN': Object.fromEntries(
              Object.entries(change).filter(([key]) => bookKeys.includes(key)),
            ),
          },
        },
      },
    },
  },
});
const failed = (errorCode: number, tunnel: string | undefined, events: readonly number[]) => ({
  data: {
    attempts: {
      '7c9e6679-7425-40de-944b-e07fc1f90ae7': null,
      '1b4e28ba-2fa1-41d2-883f-0016d3cca427': null,
      [id]: {
        connection: 'Contoso VPN',
        scope: 'user',
        began: '2026-11-20T18:39:20.000Z',
        at: '2026-11-20T18:39:51.000Z',
        result: 'failed',
        errorCode,
        ...(tunnel && { tunnel }),
        events,
      },
    },
  },
});
/** Probes of the server that its profile does not need. */
const notDialled = (reason: string) => ({ status: 'not-applicable', ms: 0, reason, data: null });
const noIke = notDialled('no server is dialled by IKEv2 or L2TP');
/** No profile dials by SSTP. */
const noSstp = {
  'server-trust': notDialled('there is no server of which this could be asked'),
  revocation: notDialled('no certificate came that says where to ask'),
};
const pptp = (answer: Json) => ({
  status: 'ok',
  ms: 31,
  reason: null,
  data: { servers: { [host]: { [server]: answer } } },
});
const pptpAnswers = pptp({ result: 'answered', resultCode: 1, vendor: 'Microsoft', ms: 28 });
/** A server that is dialled by L2TP, and answers. */
const l2tpAnswers = (serverBehindNat: boolean) => ({
  data: {
    servers: {
      [host]: {
        [server]: {
          ikev2: null,
          ikev1: {
            udp500: { result: 'answered', reply: 'accepted', ms: 29 },
            udp4500: { result: 'answered', reply: 'accepted', ms: 30 },
          },
          fragmentation: null,
          serverBehindNat,
        },
      },
    },
  },
});
/** Where the server has no address, or nothing gets out, nothing of it can be asked. */
const noServer = {
  'server-trust': notDialled('there is no server of which this could be asked'),
  'server-tls': { data: { servers: { [host]: { [server]: null } } } },
  revocation: notDialled('no certificate came that says where to ask'),
  ike: { data: { servers: { [host]: { [server]: null } } } },
};
const ports = (byPort: Json) => ({ data: { servers: { [host]: byPort } } });
const notFound = { failure: 'dns-no-such-name' };
const noAnswer = { failure: 'dns-timeout' };

const sick: Readonly<Record<string, Json>> = {
  'gre-blocked': {
    probes: {
      ...profile({ tunnel: 'pptp', authentication: ['mschapv2'] }),
      attempts: failed(721, 'pptp', [20221, 20222, 20223, 20227]),
      ...noSstp,
      ike: noIke,
      pptp: pptpAnswers,
      'tcp-ports': ports({ 1723: open }),
    },
  },
  'pptp-tcp-rejected': {
    probes: {
      ...profile({ tunnel: 'pptp', authentication: ['mschapv2'] }),
      attempts: failed(807, 'pptp', [20221, 20222, 20227]),
      ...noSstp,
      ike: noIke,
      pptp: pptp({ result: 'refused', failure: 'refused', ms: 2041, stage: 'connect' }),
      'tcp-ports': ports({ 1723: refused }),
    },
  },
  'captive-portal': {
    probes: {
      attempts: failed(868, undefined, [20221, 20227]),
      ...profile({}),
      network: {
        data: {
          interfaces: {
            'Wi-Fi': {
              addresses: ['10.20.4.117/22'],
              network: { category: 'public', ipv4: 'local-network' },
            },
          },
        },
      },
      'web-access': {
        data: {
          beacons: {
            [web]: { result: 'redirect', status: 302, redirectHost: 'guest.hotel.example' },
            [empty]: { result: 'redirect', status: 302, redirectHost: 'guest.hotel.example' },
          },
        },
      },
      'public-address': {
        data: {
          seenFrom: {
            'http://checkip.amazonaws.com/': { failure: 'malformed', address: null, viaProxy: null },
            'https://checkip.amazonaws.com/': { failure: 'timeout', address: null, viaProxy: null },
          },
          own: null,
        },
      },
      names: {
        data: {
          madeUp: noAnswer,
          translated: noAnswer,
          controls: {
            'www.msftconnecttest.com': { ...noAnswer, addresses: null },
            'connectivitycheck.gstatic.com': { ...noAnswer, addresses: null },
          },
          servers: {
            [host]: {
              system: { ...noAnswer, addresses: null },
              byResolver: {
                '1.1.1.1': { ...noAnswer, addresses: null },
                '9.9.9.9': { ...noAnswer, addresses: null },
              },
            },
          },
        },
      },
      ...noServer,
      stun: {
        data: {
          ipv4: {
            servers: Object.fromEntries(
              ['stun.l.google.com:19302', 'stun.cloudflare.com:3478'].map((one) => [
                one,
                { ...silent, address: null, port: null },
              ]),
            ),
            own: null,
          },
        },
      },
      'time-servers': { data: { servers: { 'time.windows.com:123': { ...silent, aheadSeconds: null } } } },
      'public-tls': {
        data: {
          sites: Object.fromEntries(
            ['www.microsoft.com:443', 'www.cloudflare.com:443'].map((one) => [
              one,
              { ...silent, publicAuthority: null, namesHost: null, issuers: null },
            ]),
          ),
        },
      },
      'tcp-ports': ports({ 443: { [server]: null } }),
      'server-ping': { status: 'not-applicable', reason: 'no server has an address to ask', data: null },
      'path-mtu': { status: 'not-applicable', reason: 'no server has an address to ask', data: null },
      'server-route': { status: 'not-applicable', reason: 'no server has an address to ask', data: null },
    },
  },
  'nat-t-registry': {
    probes: {
      ...profile({ tunnel: 'l2tp', authentication: ['mschapv2'], l2tpAuthentication: 'psk' }),
      ...noSstp,
      ike: l2tpAnswers(true),
      attempts: failed(809, 'l2tp', [20221, 20222, 20227]),
    },
  },
  'ipsec-services-stopped': {
    probes: {
      ...profile({ tunnel: 'l2tp', authentication: ['mschapv2'], l2tpAuthentication: 'psk' }),
      ...noSstp,
      ike: l2tpAnswers(true),
      attempts: failed(789, 'l2tp', [20221, 20222, 20227]),
      registry: { data: { values: { 'nat-traversal': { present: true, kind: 'dword', value: 2 } } } },
      services: { data: { services: { PolicyAgent: { startType: 'disabled' } } } },
    },
  },
  'prohibit-ipsec': {
    probes: {
      ...profile({ tunnel: 'l2tp', authentication: ['mschapv2'], l2tpAuthentication: 'psk' }),
      ...noSstp,
      ike: l2tpAnswers(false),
      attempts: failed(791, 'l2tp', [20221, 20227]),
      registry: {
        data: {
          values: {
            'nat-traversal': { present: true, kind: 'dword', value: 2 },
            'prohibit-ipsec': { present: true, kind: 'dword', value: 1 },
          },
        },
      },
    },
  },
  'server-name-not-found': {
    probes: {
      ...profile({}),
      attempts: failed(868, undefined, [20221, 20227]),
      names: {
        data: {
          servers: {
            [host]: {
              system: { ...notFound, addresses: null },
              byResolver: {
                '1.1.1.1': { ...notFound, addresses: null },
                '9.9.9.9': { ...notFound, addresses: null },
              },
            },
          },
        },
      },
      ...noServer,
      'tcp-ports': ports({ 443: { [server]: null } }),
      'server-ping': { status: 'not-applicable', reason: 'no server has an address to ask', data: null },
      'path-mtu': { status: 'not-applicable', reason: 'no server has an address to ask', data: null },
      'server-route': { status: 'not-applicable', reason: 'no server has an address to ask', data: null },
    },
  },
  'rasman-stopped': {
    probes: {
      ...profile({}),
      ...noSstp,
      attempts: failed(711, undefined, [20221, 20227]),
      services: {
        data: {
          services: {
            RasMan: { status: 'stopped', exitCode: 1068 },
            TapiSrv: { startType: 'disabled', exitCode: 1058 },
          },
        },
      },
    },
  },
  'miniport-broken': {
    probes: {
      ...profile({}),
      ...noSstp,
      attempts: failed(633, undefined, [20221, 20227]),
      devices: { data: { miniports: { MS_AGILEVPNMINIPORT: { problem: 22 } } } },
    },
  },
  'profile-auth-method': {
    probes: {
      ...profile({ tunnel: 'pptp', authentication: ['pap', 'chap'], encryption: 'optional' }),
      attempts: failed(739, 'pptp', [20221, 20222, 20223, 20227]),
      ...noSstp,
      ike: noIke,
      pptp: pptpAnswers,
      'tcp-ports': ports({ 1723: open }),
    },
  },
  'sstp-tcp-blocked': {
    probes: {
      profiles: { data: { connections: { [vpn]: null } } },
      phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': null } } } } },
      attempts: {
        data: {
          attempts: {
            '7c9e6679-7425-40de-944b-e07fc1f90ae7': null,
            '1b4e28ba-2fa1-41d2-883f-0016d3cca427': null,
            [id]: {
              connection: 'Contoso SSTP',
              at: '2026-11-20T18:39:51.000Z',
              result: 'failed',
              errorCode: 809,
              tunnel: 'sstp',
              events: [20221, 20222, 20227],
            },
          },
        },
      },
      ike: noIke,
      'server-tls': {
        data: {
          servers: {
            [host]: {
              [server]: {
                ...silent,
                stage: 'connect',
                protocol: null,
                chain: null,
                namesHost: null,
                sstp: null,
              },
            },
          },
        },
      },
      revocation: notDialled('no certificate came that says where to ask'),
      'server-trust': notDialled('there is no server of which this could be asked'),
      'tcp-ports': ports({ 443: filtered }),
    },
  },
};

export default sick;
