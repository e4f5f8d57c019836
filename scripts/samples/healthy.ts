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
const companyRoot = '9E4C2B7F10D86A35E1B94C07D2F8A6631B5E0C49';
const crl = 'http://crl.example.net/ca3.crl';
const publicRoot = '27AC61FB08D53E94C1A7602BE4D91F830C5A7E16';
const book = { state: 'read', certain: true, encoding: 'ascii or utf-8', damaged: false };
const entry = {
  server: 'vpn.contoso.com',
  encryption: 'required',
  splitTunneling: true,
  metric4: 0,
  metric6: 0,
  staticAddress: false,
  classBasedRoute: true,
  mobility: true,
  useWindowsSignIn: false,
  useRasCredentials: true,
  customIpsecPolicy: false,
  deviceTunnel: false,
  alwaysOnCapable: false,
  plugIn: false,
};

const healthy: Json = {
  schema: 'vpn-doctor.snapshot/1',
  tool: { name: 'vpn-doctor', version: '0.1.0' },
  taken: '2026-11-20T18:42:07.000Z',
  context: {
    platform: 'win32',
    utcOffsetMinutes: 60,
    locale: 'en-GB',
    complete: true,
    redaction: 'standard',
    powershell: { driver: 'warm', version: '5.1.22621.4391', languageMode: 'FullLanguage' },
    ms: 1874,
    networkMs: 203,
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
            dnsSuffix: 'corp.contoso.com',
            routes: ['10.20.0.0/16'],
            eap: {
              methods: [25, 13],
              serverNames: ['nps.contoso.com'],
              trustedRoots: [companyRoot],
              issuers: [],
              certificateFrom: 'store',
            },
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
        people: ['host-1\\user-1'],
        someoneElse: false,
        session: 'console',
        remoteControl: [],
        windows: { caption: 'Microsoft Windows 11 Pro', version: '23H2', build: 22631, ubr: 4460 },
        lastBoot: '2026-11-20T06:58:41.000Z',
        installed: '2025-03-02T11:20:15.000Z',
        architecture: 'AMD64',
        process64: true,
        executionPolicies: { Process: 'Bypass', LocalMachine: 'RemoteSigned' },
      },
    },
    services: {
      ...second,
      ms: 61,
      data: {
        services: {
          RasMan: service('running', 'manual'),
          SstpSvc: service('running', 'manual'),
          TapiSrv: service('stopped', 'manual', 1077),
          EapHost: service('stopped', 'manual', 1077),
          IKEEXT: service('stopped', 'automatic', 1077),
          PolicyAgent: service('stopped', 'manual', 1077),
          BFE: service('running', 'automatic'),
          nsi: service('running', 'automatic'),
          Dnscache: service('running', 'automatic'),
          Dhcp: service('running', 'automatic'),
          mpssvc: service('running', 'automatic'),
          iphlpsvc: service('running', 'automatic'),
          NlaSvc: service('running', 'manual'),
          netprofm: service('running', 'manual'),
          CryptSvc: service('running', 'automatic'),
          W32Time: service('stopped', 'manual', 1077),
          RemoteAccess: service('stopped', 'disabled', 1077),
        },
        otherVpns: {},
      },
    },
    attempts: {
      ...second,
      ms: 143,
      data: {
        attempts: {
          '7c9e6679-7425-40de-944b-e07fc1f90ae7': {
            connection: 'Contoso VPN',
            scope: 'user',
            at: '2026-11-19T16:30:12.000Z',
            began: '2026-11-19T08:14:03.000Z',
            result: 'ended',
            tunnel: 'ikev2',
            events: [20221, 20222, 20223, 20224, 20225, 20226],
          },
          '1b4e28ba-2fa1-41d2-883f-0016d3cca427': {
            connection: 'Contoso SSTP',
            at: '2026-11-12T08:03:55.000Z',
            began: '2026-11-12T07:36:28.000Z',
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
          'negotiate-dh2048': absent,
          'ike-name-check-off': absent,
          'l2tp-weak-crypto': absent,
          'pptp-weak-crypto': absent,
          'ike-certreq-off': absent,
          'sstp-no-revocation-check': absent,
          'tls12-enabled': absent,
          'tls12-not-default': absent,
          'ntlm-level': absent,
          'credential-guard-asked': absent,
          'credential-guard-policy': absent,
          'saved-credentials-off': dword(0),
          'ipv6-disabled': absent,
          'ncsi-active-probing': dword(1),
          'ncsi-policy-off': absent,
        },
        natTraversalLookalikes: [],
        eapMethods: [13, 18, 21, 23, 25, 26, 50],
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
            ipv4: { metric: 35, automatic: true, mtu: 1500 },
            ipv6: { metric: 35, automatic: true, mtu: 1500 },
            network: { name: 'net-1', category: 'private', ipv4: 'internet', ipv6: 'no-traffic' },
          },
        },
        defaultRoutes: [{ family: 'ipv4', interface: 'Wi-Fi', nextHop: '192.168.1.1', metric: 35 }],
        routes: { '192.168.1.0/24': { interface: 'Wi-Fi', nextHop: '0.0.0.0', metric: 291 } },
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
    proxy: { ...second, ms: 14, data: { user: {}, machine: {}, perUser: true } },
    security: {
      ...second,
      ms: 118,
      data: { products: { 'Windows Defender': { kind: 'antivirus' } } },
    },
    phonebooks: {
      ...second,
      ms: 19,
      data: {
        books: {
          'all-users': {
            ...book,
            scope: 'all-users',
            entries: {
              'Contoso SSTP': {
                ...entry,
                name: 'Contoso SSTP',
                tunnel: 'sstp',
                authentication: ['mschapv2'],
              },
            },
          },
          user: {
            ...book,
            scope: 'user',
            entries: {
              'Contoso VPN': {
                ...entry,
                name: 'Contoso VPN',
                tunnel: 'ikev2',
                authentication: ['eap'],
                eapMethod: 25,
              },
            },
          },
        },
      },
    },
    bindings: {
      ...second,
      ms: 402,
      data: {
        wanIp: { present: true, components: { ms_wanarp: true, ms_ndiscap: true, ms_pacer: true } },
        wanIpv6: { present: true, components: { ms_wanarpv6: true, ms_ndiscap: true, ms_pacer: true } },
        foreign: {},
      },
    },
    certificates: {
      ...second,
      ms: 233,
      data: {
        machine: {
          '3F9A61D0C5E27B48A1D4F06B92C87E5310AB64FD': {
            subject: 'subject-1',
            issuer: 'CN=Contoso Issuing CA 1',
            selfSigned: false,
            notBefore: '2026-03-01T08:00:00.000Z',
            notAfter: '2027-03-01T08:00:00.000Z',
            hasPrivateKey: true,
            ekus: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1'],
            anyPurpose: false,
            sidExtension: true,
            chain: [],
          },
        },
        user: {
          '81C2E7740B9FD35A6E18C4972DB05A3F66E1940C': {
            subject: 'subject-2',
            issuer: 'CN=Contoso Issuing CA 1',
            selfSigned: false,
            notBefore: '2026-03-01T08:00:00.000Z',
            notAfter: '2027-03-01T08:00:00.000Z',
            hasPrivateKey: true,
            ekus: ['1.3.6.1.5.5.7.3.2'],
            anyPurpose: false,
            sidExtension: true,
            chain: [],
          },
        },
        machineRoots: {
          [companyRoot]: 'CN=Contoso Root CA',
          [publicRoot]: 'CN=Example Public Root R1, O=Example Trust',
        },
        userOnlyRoots: {},
        ntAuth: ['5D0A8C6E21F4B79310E2C8D5A46F97B012CE38A4'],
      },
    },
    'system-events': { ...second, ms: 187, data: { sstp: [], services: [], lastStart: 'full' } },
    'always-on': { ...second, ms: 96, data: { triggers: {}, automatic: {}, disabled: [], allOff: false } },
    firewall: {
      ...second,
      ms: 54,
      data: {
        profiles: {
          domain: { enabled: true, blocksOutbound: false },
          private: { enabled: true, blocksOutbound: false },
          public: { enabled: true, blocksOutbound: false },
        },
        blockRules: [],
      },
    },
    'name-policy': { ...second, ms: 17, data: { rules: [], suffixes: [], smartResolution: true } },
    'port-owners': {
      ...second,
      ms: 131,
      data: {
        ports: { 'tcp/1723': [], 'udp/500': ['svchost'], 'udp/1701': [], 'udp/4500': ['svchost'] },
      },
    },
    'credential-guard': { ...second, ms: 71, data: { running: false, configured: false } },
    power: {
      ...second,
      ms: 48,
      data: { pending: [], fastStartup: true, battery: { percent: 83, onMains: true } },
    },
    clock: {
      ...second,
      ms: 15,
      data: { zone: 'W. Europe Standard Time', automaticZone: false, source: 'internet' },
    },
    'registry-times': { ...second, ms: 22, data: { written: {} } },
    updates: { ...second, ms: 702, data: { installed: ['KB5046633', 'KB5049624', 'KB5054156'] } },
    'smart-cards': { ...second, ms: 94, data: { working: 0, readers: 0, serviceDisabled: false } },
    'vpn-apps': {
      ...second,
      ms: 11,
      data: {
        azureVpnClient: false,
        connectionManagerProfiles: 0,
        backgroundAppsOff: false,
        azureVpnClientOff: false,
        backgroundPolicy: 'person',
        wslMirrored: false,
        wslRunning: false,
      },
    },
    ipsec: { status: 'denied', ms: 64, reason: 'Access is denied.' },
    'network-history': {
      ...second,
      ms: 39,
      data: {
        stays: [
          { from: '2026-11-11T19:02:33.000Z', to: '2026-11-13T07:40:05.000Z', category: 'public' },
          { from: '2026-11-16T07:51:20.000Z', to: '2026-11-18T16:32:10.000Z', category: 'domain' },
          { from: '2026-11-18T17:20:41.000Z', category: 'private' },
        ],
      },
    },
    password: {
      status: 'not-asked',
      ms: 0,
      reason: 'asked only before a trip (vpn-doctor preflight)',
    },
    'server-name': {
      ...second,
      ms: 52,
      data: { servers: { 'vpn.contoso.com': { hosts: [], resolver: { addresses: [server] } } } },
    },
    'server-trust': {
      ...second,
      ms: 611,
      data: {
        servers: {
          'vpn.contoso.com': { chain: [], revocation: [], root: publicRoot, rootInMachineStore: true },
        },
      },
    },
    'path-mtu': {
      ...second,
      ms: 96,
      data: {
        servers: { 'vpn.contoso.com': { answers: true, mtu: 1500, tooBigSeen: false, ipv6: false } },
      },
    },
    'gre-call': { status: 'not-asked', ms: 0, reason: 'runs only with --allow-call' },
    connect: { status: 'not-asked', ms: 0, reason: 'runs only with --allow-connect' },
    'server-tls': {
      ...second,
      ms: 87,
      data: {
        servers: {
          'vpn.contoso.com': {
            [server]: {
              result: 'answered',
              protocol: 'TLSv1.3',
              chain: [
                {
                  subject: 'CN=vpn.contoso.com',
                  issuer: 'CN=Example Public CA 3, O=Example Trust',
                  thumbprint: 'B7D20F51C6934EA8127B0C9E5FD43A61908E2C7A',
                  notBefore: '2026-09-01T00:00:00.000Z',
                  notAfter: '2027-03-20T23:59:59.000Z',
                  ekus: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
                  revocation: [crl],
                },
                {
                  subject: 'CN=Example Public CA 3, O=Example Trust',
                  issuer: 'CN=Example Public Root R1, O=Example Trust',
                  thumbprint: '0C71F9A4E8D35B2690A7C1B84E6D2F35718A94DB',
                  notBefore: '2021-01-01T00:00:00.000Z',
                  notAfter: '2031-01-01T00:00:00.000Z',
                },
              ],
              namesHost: true,
              sstp: {
                result: 'answered',
                status: 200,
                sstp: true,
                software: 'Microsoft-HTTPAPI/2.0',
                ms: 31,
              },
              ms: 58,
            },
          },
        },
      },
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
            clockAheadSeconds: 0,
          },
          'http://connectivitycheck.gstatic.com/generate_204': {
            result: 'expected',
            status: 204,
            cached: false,
            viaProxy: false,
            clockAheadSeconds: 0,
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
        madeUp: { failure: 'dns-no-such-name' },
        translated: { failure: 'dns-no-address' },
      },
    },
    'tcp-ports': {
      ...second,
      ms: 29,
      data: { servers: { 'vpn.contoso.com': { 443: { [server]: { result: 'answered', ms: 27 } } } } },
    },
    pptp: { status: 'not-applicable', ms: 0, reason: 'no server is dialled by PPTP' },
    ike: {
      ...second,
      ms: 33,
      data: {
        servers: {
          'vpn.contoso.com': {
            [server]: {
              ikev2: {
                udp500: { result: 'answered', reply: 'accepted', ms: 29 },
                udp4500: { result: 'answered', reply: 'accepted', ms: 30 },
                large: { result: 'answered', reply: 'accepted', ms: 31 },
              },
              clientBehindNat: true,
              serverBehindNat: false,
              fragmentation: true,
            },
          },
        },
      },
    },
    'sstp-by-proxy': {
      status: 'not-applicable',
      ms: 0,
      reason: 'no proxy is known',
    },
    revocation: { ...second, ms: 64, data: { places: { [crl]: { result: 'answered', status: 200 } } } },
    stun: {
      ...second,
      ms: 48,
      data: {
        ipv4: {
          servers: {
            'stun.l.google.com:19302': { result: 'answered', address: 'public-1', port: 51820, ms: 41 },
            'stun.cloudflare.com:3478': { result: 'answered', address: 'public-1', port: 51820, ms: 24 },
          },
          own: false,
        },
      },
    },
    'time-servers': {
      ...second,
      ms: 36,
      data: { servers: { 'time.windows.com:123': { result: 'answered', aheadSeconds: 0, ms: 35 } } },
    },
    'public-tls': {
      ...second,
      ms: 71,
      data: {
        sites: {
          'www.microsoft.com:443': {
            result: 'answered',
            publicAuthority: true,
            namesHost: true,
            issuers: ['C=US, O=Microsoft Corporation, CN=Microsoft TLS G2 RSA CA OCSP 02'],
            ms: 52,
          },
          'www.cloudflare.com:443': {
            result: 'answered',
            publicAuthority: true,
            namesHost: true,
            issuers: ['C=US, O=Google Trust Services, CN=WE1'],
            ms: 44,
          },
        },
      },
    },
  },
};

export default healthy;
