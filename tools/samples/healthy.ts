import type { Json } from './merge-patch.ts';

/** One healthy Windows 11 client at home, as a run on it would see it. The base of every other sample. */
const server = '203.0.113.10';
const second = { status: 'ok', ms: 12 };
const dword = (value: number) => ({ present: true, kind: 'dword', value });
const absent = { present: false };
const service = (status: string, startType: string, exitCode = 0) => ({
  present: true,
  status,
  startType,
  exitCode,
});
const works = { present: true, problem: 0 };

const healthy: Json = {
  schema: 'vpn-doctor.snapshot/1',
  tool: { name: 'vpn-doctor', version: '0.1.0' },
  taken: '2026-11-20T18:42:07.000Z',
  context: {
    platform: 'win32',
    utcOffsetMinutes: 60,
    complete: true,
    redaction: 'standard',
    powershell: { driver: 'warm', version: '5.1.22621.4391', languageMode: 'FullLanguage' },
    ms: 1874,
  },
  request: {},
  answers: {},
  probes: {
    profiles: {
      ...second,
      ms: 412,
      data: {
        connections: {
          'user/Contoso VPN': {
            name: 'Contoso VPN',
            scope: 'user',
            server: 'vpn.contoso.com',
            tunnel: 'ikev2',
            authentication: ['eap'],
            encryption: 'required',
            status: 'disconnected',
            splitTunneling: true,
            rememberCredential: true,
            useWinlogonCredential: false,
            idleDisconnectSeconds: 0,
            customIpsecPolicy: false,
          },
          'all-users/Contoso SSTP': {
            name: 'Contoso SSTP',
            scope: 'all-users',
            server: 'vpn.contoso.com',
            tunnel: 'sstp',
            authentication: ['mschapv2'],
            encryption: 'required',
            status: 'disconnected',
            splitTunneling: true,
            rememberCredential: false,
            useWinlogonCredential: false,
            idleDisconnectSeconds: 0,
            customIpsecPolicy: false,
          },
        },
      },
    },
    session: {
      ...second,
      ms: 96,
      data: {
        user: 'host-1\\user-1',
        system: false,
        elevated: false,
        windows: { caption: 'Microsoft Windows 11 Pro', version: '23H2', build: 22631, ubr: 4460 },
        lastBoot: '2026-11-20T06:58:41.000Z',
        installed: '2025-03-02T11:20:15.000Z',
      },
    },
    services: {
      ...second,
      ms: 61,
      data: {
        services: {
          RasMan: service('running', 'automatic'),
          SstpSvc: service('running', 'manual'),
          TapiSrv: service('stopped', 'manual', 1077),
          EapHost: service('stopped', 'manual', 1077),
          IKEEXT: service('stopped', 'automatic', 1077),
          PolicyAgent: service('stopped', 'manual', 1077),
          BFE: service('running', 'automatic'),
          nsi: service('running', 'automatic'),
          Dnscache: service('running', 'automatic'),
          Dhcp: service('running', 'automatic'),
        },
      },
    },
    attempts: {
      ...second,
      ms: 143,
      data: {
        attempts: {
          '7c9e6679-7425-40de-944b-e07fc1f90ae7': {
            connection: 'Contoso VPN',
            at: '2026-11-19T16:30:12.000Z',
            result: 'ended',
            tunnel: 'ikev2',
            events: [20221, 20222, 20223, 20224, 20225, 20226],
          },
          '1b4e28ba-2fa1-41d2-883f-0016d3cca427': {
            connection: 'Contoso SSTP',
            at: '2026-11-12T08:03:55.000Z',
            result: 'ended',
            tunnel: 'sstp',
            events: [20221, 20222, 20223, 20224, 20225, 20226],
          },
        },
      },
    },
    registry: {
      ...second,
      ms: 21,
      data: {
        values: {
          'nat-traversal': absent,
          'prohibit-ipsec': absent,
          'negotiate-dh2048': dword(1),
          'ike-name-check-off': absent,
          'l2tp-weak-crypto': absent,
          'pptp-weak-crypto': absent,
          'ike-certreq-off': absent,
          'sstp-no-revocation-check': absent,
        },
        natTraversalLookalikes: [],
      },
    },
    network: {
      ...second,
      ms: 388,
      data: {
        interfaces: {
          'Wi-Fi': {
            index: 12,
            addresses: ['192.168.1.23/24'],
            dnsServers: ['192.168.1.1'],
            network: { name: 'net-1', category: 'private', ipv4: 'internet', ipv6: 'no-traffic' },
          },
        },
        defaultRoutes: [{ family: 'ipv4', interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35 }],
      },
    },
    devices: {
      ...second,
      ms: 297,
      data: {
        miniports: {
          MS_AGILEVPNMINIPORT: works,
          MS_SSTPMINIPORT: works,
          MS_L2TPMINIPORT: works,
          MS_PPTPMINIPORT: works,
          MS_NDISWANIP: works,
          MS_NDISWANIPV6: works,
        },
        adapters: {
          'Wi-Fi': { description: 'Intel(R) Wi-Fi 6E AX211 160MHz', status: 'up', physical: true },
          Ethernet: {
            description: 'Intel(R) Ethernet Connection (16) I219-LM',
            status: 'down',
            physical: true,
          },
        },
      },
    },
    proxy: { ...second, ms: 14, data: { user: {}, machine: {} } },
    security: {
      ...second,
      ms: 118,
      data: { products: { 'Windows Defender': { kind: 'antivirus' } } },
    },
    'server-route': {
      ...second,
      ms: 1031,
      data: {
        servers: {
          'vpn.contoso.com': { interface: 'Wi-Fi', sourceAddress: '192.168.1.23', nextHop: '192.168.1.1' },
        },
      },
    },
    'server-ping': {
      ...second,
      ms: 74,
      data: { servers: { 'vpn.contoso.com': { answered: true, ms: 24 } } },
    },
    'web-access': {
      ...second,
      ms: 88,
      data: {
        beacons: {
          'http://www.msftconnecttest.com/connecttest.txt': {
            result: 'expected',
            status: 200,
            cached: false,
            viaProxy: false,
          },
          'http://connectivitycheck.gstatic.com/generate_204': {
            result: 'expected',
            status: 204,
            cached: false,
            viaProxy: false,
          },
        },
      },
    },
    'public-address': {
      ...second,
      ms: 132,
      data: {
        seenFrom: {
          'http://checkip.amazonaws.com/': { address: 'public-1', viaProxy: false },
          'https://checkip.amazonaws.com/': { address: 'public-1', viaProxy: false },
        },
        own: false,
      },
    },
    names: {
      ...second,
      ms: 41,
      data: {
        servers: {
          'vpn.contoso.com': {
            system: { addresses: [server] },
            byResolver: { '1.1.1.1': { addresses: [server] }, '9.9.9.9': { addresses: [server] } },
          },
        },
        controls: {
          'www.msftconnecttest.com': { addresses: ['198.51.100.20'] },
          'connectivitycheck.gstatic.com': { addresses: ['198.51.100.40'] },
        },
      },
    },
    'tcp-ports': {
      ...second,
      ms: 29,
      data: { servers: { 'vpn.contoso.com': { 443: { [server]: { result: 'open', ms: 27 } } } } },
    },
  },
};

export default healthy;
