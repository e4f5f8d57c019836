import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildReport } from '../../src/report/build.ts';
import { redact } from '../../src/snapshot/redact.ts';
import type { Json } from '../../tools/samples/merge-patch.ts';
import { named, patched } from '../support/samples.ts';

const vpn = 'user/Contoso VPN';
const rule = (more: Json) => ({
  firewall: {
    data: {
      blockRules: [
        {
          name: 'A rule',
          source: 'local',
          remotePorts: [],
          remoteAddresses: [],
          profiles: [],
          ...(more as object),
        },
      ],
    },
  },
});
const certificate = {
  subject: 'subject-9',
  issuer: 'CN=Contoso Issuing CA 1',
  selfSigned: false,
  notBefore: '2023-01-01T00:00:00.000Z',
  notAfter: '2024-01-01T00:00:00.000Z',
  hasPrivateKey: true,
  ekus: ['1.3.6.1.5.5.7.3.2'],
  anyPurpose: false,
  sidExtension: false,
  chain: [],
};
const usual = '81C2E7740B9FD35A6E18C4972DB05A3F66E1940C';

/** Computers that are in order, and odd: nothing may be more than possible. */
const oddities: Readonly<Record<string, Json>> = {
  'a firewall rule for a game': rule({ program: 'C:\\Games\\game.exe' }),
  'a firewall rule for another server': rule({
    protocol: 17,
    remotePorts: ['500'],
    remoteAddresses: ['198.51.100.0/24'],
  }),
  'a firewall rule for ports near by': rule({ protocol: 17, remotePorts: ['501-4499', '4501'] }),
  'a firewall rule for public networks, at home': rule({
    protocol: 17,
    remotePorts: ['500'],
    profiles: ['public'],
  }),
  'a firewall rule for public networks, and a virtual machine’s network is one': {
    ...rule({ protocol: 17, remotePorts: ['500'], profiles: ['public'] }),
    network: {
      data: {
        interfaces: {
          'vEthernet (WSL)': {
            index: 40,
            addresses: ['172.28.16.1/20'],
            dnsServers: [],
            network: { name: 'net-2', category: 'public', ipv4: 'no-traffic', ipv6: 'no-traffic' },
          },
        },
      },
    },
  },
  'a local rule where policy makes local ones void': {
    firewall: {
      data: {
        profiles: { private: { localRules: false } },
        ...rule({ protocol: 17, remotePorts: ['500'] }).firewall.data,
      },
    },
  },
  'an expired certificate beside a good one': { certificates: { data: { user: { AB: certificate } } } },
  'an expired certificate of the device itself': {
    certificates: {
      data: { user: { AB: { ...certificate, issuer: 'CN=MS-Organization-P2P-Access [2024]' } } },
    },
  },
  'an expired certificate, and EAP of a method that is not told': {
    profiles: { data: { connections: { [vpn]: { eap: null } } } },
    certificates: { data: { user: { [usual]: { notAfter: '2024-01-01T00:00:00.000Z' } } } },
  },
  'a root of the user alone': { certificates: { data: { userOnlyRoots: { CC: 'CN=Some Tool CA' } } } },
  'several certificates that fit': {
    certificates: { data: { user: { AB: { ...certificate, notAfter: '2027-01-01T00:00:00.000Z' } } } },
  },
  'an EAP method that is not on the list': { registry: { data: { eapMethods: [26] } } },
  'a binding list without the driver': {
    bindings: { data: { wanIp: { components: { ms_wanarp: null } } } },
  },
  'filters of other makers': {
    bindings: { data: { foreign: { insecure_npcap: { name: 'Npcap', onWanMiniport: false } } } },
  },
  'other VPN products, idle and running': {
    services: { data: { otherVpns: { OpenVPN: { running: false }, Tailscale: { running: true } } } },
  },
  'switched off by hand, and not meant to dial by itself': {
    'always-on': { data: { disabled: ['Contoso VPN'] } },
  },
  'a name policy for the company’s inner names': {
    'name-policy': {
      data: {
        rules: [
          { names: ['.corp.contoso.com'], servers: ['10.20.0.2'], source: 'local', directAccess: false },
        ],
      },
    },
  },
  'a restart that waits, and Fast Startup': { power: { data: { pending: ['update'], fastStartup: true } } },
  'Credential Guard with a certificate profile': {
    'credential-guard': { data: { running: true, configured: true } },
  },
  'a phone book with comments, that Windows reads': {
    phonebooks: { data: { books: { user: { damaged: true } } } },
  },
  'a proxy event near a dial by IKEv2': {
    'system-events': { data: { sstp: [{ id: 4, at: '2026-11-19T16:30:20.000Z', codes: [407] }] } },
  },
  'a service that crashed before Windows was last started': {
    'system-events': {
      data: {
        services: [{ service: 'RasMan', at: '2026-11-10T10:00:00.000Z', what: 'crashed', codes: [1] }],
      },
    },
  },
  'clock a minute off': {
    'web-access': {
      data: { beacons: { 'http://www.msftconnecttest.com/connecttest.txt': { clockAheadSeconds: -61 } } },
    },
  },
  'a regression that is mended': { updates: { data: { installed: ['KB5009543', 'KB5010793'] } } },
  'nothing sets the clock': { clock: { data: { source: 'none' } } },
  'no smart card reader, its service off': { 'smart-cards': { data: { serviceDisabled: true } } },
  'local addresses that are part of the company’s range': {
    profiles: { data: { connections: { [vpn]: { routes: ['192.168.0.0/16'] } } } },
  },
};

for (const [what, probes] of Object.entries(oddities)) {
  test(`in order, and odd: ${what}`, () => {
    const snapshot = patched('healthy', { context: { redaction: 'none' }, probes });
    const report = buildReport(snapshot);
    const found = named(report).filter((one) => !one.endsWith(':possible'));
    assert.equal(found, []);
    for (const level of ['standard', 'strict'] as const) {
      assert.equal(named(buildReport(redact(snapshot, level))), named(report), level);
    }
  });
}

/** What has to be found, whatever is hidden. */
const findings: Readonly<Record<string, readonly [Json, string]>> = {
  'a firewall rule for the range that the server is in': [
    {
      ...rule({ protocol: 17, remotePorts: ['500'], remoteAddresses: ['203.0.113.0/24'] }),
      attempts: { data: { attempts: null } },
    },
    'client-firewall-blocks',
  ],
  'the driver unbound': [
    { bindings: { data: { wanIp: { components: { ms_wanarp: false } } } } },
    'miniport-binding',
  ],
  'a server certificate that has run out': [
    {
      'server-tls': {
        data: {
          servers: {
            'vpn.contoso.com': {
              '203.0.113.10': {
                chain: [
                  {
                    subject: 'CN=vpn.contoso.com',
                    issuer: 'CN=Example Public CA 3, O=Example Trust',
                    thumbprint: 'B7D2',
                    notBefore: '2025-09-01T00:00:00.000Z',
                    notAfter: '2026-10-01T00:00:00.000Z',
                  },
                ],
              },
            },
          },
        },
      },
    },
    'server-cert-expired',
  ],
};
for (const [what, [probes, id]] of Object.entries(findings)) {
  test(`found at every level of redaction: ${what}`, () => {
    const { attempts, ...rest } = probes as Record<string, Json>;
    const snapshot = patched('healthy', { context: { redaction: 'none' }, probes: rest });
    if (attempts)
      Object.assign(snapshot.probes, { attempts: { status: 'ok', ms: 1, data: { attempts: {} } } });
    for (const level of ['none', 'standard', 'strict'] as const) {
      const causes = named(buildReport(redact(snapshot, level)));
      assert.is(causes[0], `${id}:confirmed`, `${level}: ${causes.join(' ')}`);
    }
  });
}

test.run();
