import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { paced } from '../support/pace.ts';
import * as at from './world/addresses.ts';
import { type Answer, ask, type Question } from './world/ask.ts';
import { type Certificate, createCertificates } from './world/certificates.ts';
import {
  ikeOfAnotherVersion,
  l2tpRequest,
  pptpCall,
  pptpRequest,
  sntpRequest,
  sntpTime,
  sstpRequest,
  stunMapped,
  stunRequest,
} from './world/messages.ts';
import type { Network, Portal } from './world/network.ts';
import { startCoturn } from './world/servers/coturn.ts';
import { startDnsmasq } from './world/servers/dnsmasq.ts';
import { startNginx } from './world/servers/nginx.ts';
import { startPptpd } from './world/servers/pptpd.ts';
import { startPublicTls } from './world/servers/public-tls.ts';
import { startSoftEther } from './world/servers/softether.ts';
import { type SstpMode, startSstpResponder } from './world/servers/sstp-responder.ts';
import { startStrongSwan } from './world/servers/strongswan.ts';
import { startTimeServer } from './world/servers/time-server.ts';
import { proxyPorts, startTinyproxy } from './world/servers/tinyproxy.ts';
import { startXl2tpd } from './world/servers/xl2tpd.ts';
import { World } from './world/world.ts';

/** That the laboratory itself does what it says: its servers answer, and its networks are as they were asked for. */
const test = suite('world');

const world = await World.create();
test.after(() => world.remove());
const certificates = await createCertificates(world.folder);
const large = 'x'.repeat(100_000);
const pptpSpeaker = `${world.folder}/speaker`;
/** An LCP Configure-Request (RFC 1661, section 6) as a terminal carries it (RFC 1662, section 4), and nothing more. */
const lcpRequest =
  '\\176\\377\\175\\043\\300\\041\\175\\041\\175\\041\\175\\040\\175\\052\\175\\045\\175\\046\\125\\146\\167\\210\\320\\272\\176';
writeFileSync(pptpSpeaker, `#!/bin/sh\nstty raw -echo\nprintf '${lcpRequest}'\nexec sleep 60\n`, {
  mode: 0o755,
});
const [dns, , sstp, web, time] = await Promise.all([
  startDnsmasq(world),
  startDnsmasq(world, { other: true, names: { 'vpn.test': ['198.51.100.9'] } }),
  startSstpResponder(world, { certificate: certificates.good }),
  startNginx(world, { files: { 'lab.crl': certificates.crl, large } }),
  startTimeServer(world),
  startPublicTls(world, { certificate: certificates.publicHost }),
  startCoturn(world),
  startStrongSwan(world),
  startXl2tpd(world),
  startPptpd(world, { ppp: pptpSpeaker }),
  startTinyproxy(world),
  startTinyproxy(world, { password: true }),
  startSoftEther(world),
]);

/** A test in a network of its own. */
function inNetwork(name: string, network: Network, run: () => Promise<void>): void {
  test(name, async () => {
    await world.set(network);
    await run();
  });
}

const asked = (question: Question, trust?: string): Promise<Answer> => ask(world, question, trust);
const askedAll = (...questions: readonly Question[]): Promise<Answer[]> =>
  Promise.all(questions.map((question) => asked(question)));

const sntp = { kind: 'udp', host: at.time.ipv4, port: 123, hex: sntpRequest() } as const;
const ike = {
  kind: 'udp',
  host: at.vpn.ipv4,
  port: 500,
  hex: ikeOfAnotherVersion,
} as const;
const page = { kind: 'http', host: at.webA.ipv4, port: 80, path: '/connecttest.txt' } as const;
/** How long is waited for an answer that should not come. */
const waitMs = 500;
const vpnTls = { kind: 'tls', host: at.vpn.ipv4, port: 443, name: 'vpn.test', text: sstpRequest } as const;

inNetwork('the web hosts have their pages, and see the client', {}, async () => {
  const [known, empty, address, crl] = await askedAll(
    page,
    { ...page, host: at.webB.ipv4, path: '/generate_204' },
    { ...page, path: '/address' },
    { ...page, host: at.crl.ipv4, path: '/lab.crl' },
  );
  assert.equal([known?.status, known?.body], [200, 'Microsoft Connect Test']);
  assert.equal([empty?.status, empty?.body], [204, '']);
  assert.equal(address?.body, at.client.ipv4);
  assert.is(crl?.headers?.['content-length'], String(certificates.crl.length));
});

inNetwork(
  'names: those of the laboratory and no others, and another resolver says something else',
  {},
  async () => {
    const [known, six, unknown, other] = await askedAll(
      { kind: 'name', name: 'vpn.test', family: 4 },
      { kind: 'name', name: 'vpn.test', resolver: at.resolver.ipv4, family: 6 },
      { kind: 'name', name: 'www.example.com' },
      { kind: 'name', name: 'vpn.test', resolver: at.otherResolver.ipv4 },
    );
    assert.equal(known?.addresses?.[0], { address: at.vpn.ipv4, family: 4 });
    assert.equal(six?.addresses, [at.vpn.ipv6]);
    assert.is(unknown?.error, 'ENOTFOUND');
    assert.equal(other?.addresses, ['198.51.100.9']);
  },
);

inNetwork('UDP servers answer: time, STUN, IKE on both ports, L2TP', {}, async () => {
  const [clock, stunA, stunB, ike500, ike4500, l2tp] = await askedAll(
    sntp,
    { ...sntp, host: at.stunA.ipv4, port: 3478, hex: stunRequest },
    { ...sntp, host: at.stunB.ipv4, port: 3478, hex: stunRequest },
    ike,
    { ...ike, port: 4500, hex: `00000000${ikeOfAnotherVersion}` },
    { ...ike, port: 1701, hex: l2tpRequest },
  );
  assert.ok(Math.abs(sntpTime(clock?.hex ?? '') - Date.now()) < paced(2000));
  assert.is(stunMapped(stunA?.hex ?? '').address, at.client.ipv4);
  assert.is(stunMapped(stunB?.hex ?? '').address, at.client.ipv4);
  // Notify 5 is INVALID_MAJOR_VERSION.
  assert.match(ike500?.hex ?? '', /0005$/);
  assert.match(ike4500?.hex ?? '', /^00000000.*0005$/);
  // Message type 2 is Start-Control-Connection-Reply.
  assert.match(l2tp?.hex ?? '', /^c802.{20}80080000000000?02/);
});

inNetwork('TCP servers answer: PPTP, both proxies, SoftEther', {}, async () => {
  const proxy = { kind: 'tcp', host: at.proxy.ipv4, port: proxyPorts.open } as const;
  const to = (target: string): string => `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`;
  const [pptp, open, otherPort, password, softEther] = await askedAll(
    { kind: 'tcp', host: at.vpn.ipv4, port: 1723, hex: pptpRequest },
    { ...proxy, text: to('public.test:443') },
    { ...proxy, text: to('web-a.test:80') },
    { ...proxy, port: proxyPorts.withPassword, text: to('public.test:443') },
    {
      ...vpnTls,
      host: at.vpn2.ipv4,
      name: 'vpn2.test',
      text: 'GET / HTTP/1.1\r\n\r\n',
      anyCertificate: true,
    },
  );
  assert.match(pptp?.hex ?? '', /^009c00011a2b3c4d0002/);
  assert.match(open?.text ?? '', /^HTTP\/1\.\d 200 /);
  assert.match(otherPort?.text ?? '', /^HTTP\/1\.\d 403 /);
  assert.match(password?.text ?? '', /^HTTP\/1\.\d 407 /);
  assert.match(softEther?.text ?? '', /^HTTP\/1\.1 403 Forbidden\r\n/);
});

test('GRE of a call: through, through a NAT that knows PPTP, and not', async () => {
  const called = async (network: Network): Promise<string> => {
    await world.set(network);
    const program = join(import.meta.dirname, 'world', 'programs', 'pptp-call.pl');
    return (await world.run('client', 'perl', [program, at.vpn.ipv4, pptpRequest, pptpCall])).stdout;
  };
  // What the server's PPP says, behind a header with the number that we have given the call.
  const through = /^3001880b000e0001[0-9a-f]{8}ff03c0210101000a050655667788$/;
  assert.match(await called({}), through);
  assert.match(await called({ clientNat: 'nat', pptpPassthrough: true }), through);
  assert.match(await called({ clientNat: 'nat', pptpPassthrough: true, serverBehindNat: true }), through);
  assert.is(await called({ clientNat: 'nat' }), '');
  assert.is(await called({ firewallTowardsClient: ['ip protocol gre drop'] }), '');
});

inNetwork('certificates: what a client that trusts the public authority says to each', {}, async () => {
  let running = sstp;
  const said = async (certificate: Certificate): Promise<string | undefined> => {
    await running.stop();
    running = await startSstpResponder(world, { certificate });
    const { error, text } = await asked(vpnTls, certificates.publicCaPath);
    return error ?? text?.split('\r\n')[0];
  };
  assert.is(await said(certificates.expired), 'CERT_HAS_EXPIRED');
  assert.is(await said(certificates.wrongName), 'ERR_TLS_CERT_ALTNAME_INVALID');
  assert.is(await said(certificates.wrongUsage), 'INVALID_PURPOSE');
  assert.is(await said(certificates.unknownCa), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  assert.is(await said(certificates.intercepted), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  assert.is(await said(certificates.good), 'HTTP/1.1 200');
  const known = await asked(
    { ...vpnTls, host: at.publicTls.ipv4, name: 'public.test', text: '' },
    certificates.publicCaPath,
  );
  assert.equal(known.certificate, { subject: 'public.test', issuer: 'Lab Public Root' });
  await running.stop();
});

inNetwork('what may sit in an SSTP server’s place', {}, async () => {
  const modes: readonly (readonly [SstpMode, RegExp])[] = [
    ['sstp', /^HTTP\/1\.1 200\r\nContent-Length: 18446744073709551615\r\n/],
    ['refuses-after-accept', /^HTTP\/1\.1 200\r\nContent-Length: 18446744073709551615\r\n/],
    ['404', /^HTTP\/1\.1 404 /],
    ['503', /^HTTP\/1\.1 503 /],
    ['web', /^HTTP\/1\.1 200 OK\r\nContent-Type: text\/html/],
    ['redirect', /^HTTP\/1\.1 302 /],
    ['close', /^(closed|ECONNRESET)$/],
    ['silent', /^silent$/],
  ];
  for (const [mode, expected] of modes) {
    const responder = await startSstpResponder(world, { certificate: certificates.good, mode });
    const { text, closed, silent, error } = await asked(
      { ...vpnTls, ...(mode === 'silent' && { waitMs }) },
      certificates.publicCaPath,
    );
    assert.match(text ?? (closed && 'closed') ?? (silent && 'silent') ?? error ?? '', expected, mode);
    await responder.stop();
  }
});

test('NAT: the port stays, or each destination sees another one', async () => {
  const mapped = async (clientNat: Network['clientNat'] & string, localPort: number) => {
    await world.set({ clientNat });
    const seen = [];
    for (const { ipv4 } of [at.stunA, at.stunB]) {
      const { hex } = await asked({ ...sntp, host: ipv4, port: 3478, hex: stunRequest, localPort });
      seen.push(stunMapped(hex ?? ''));
    }
    return seen;
  };
  const wan = at.routerWan.ipv4;
  assert.equal(await mapped('nat', 40_001), [
    { address: wan, port: 40_001 },
    { address: wan, port: 40_001 },
  ]);
  const [a, b] = await mapped('symmetric', 40_002);
  assert.equal([a?.address, b?.address], [wan, wan]);
  assert.is.not(a?.port, b?.port);
});

test('a server behind NAT is reached at an address that it has not', async () => {
  const code = `require('node:net').createServer((socket) => socket.end('inner')).listen(8000, '${at.vpnInner}', () => console.log('ready'))`;
  const inner = await world.start('server', {
    command: process.execPath,
    args: ['-e', code],
    ready: ({ said }) => said.includes('ready'),
  });
  const question = { kind: 'tcp', host: at.vpn.ipv4, port: 8000, text: '?' } as const;
  await world.set({ serverBehindNat: true });
  assert.is((await asked(question)).text, 'inner');
  assert.match((await asked(ike)).hex ?? '', /0005$/);
  await world.set();
  assert.is((await asked(question)).error, 'ECONNREFUSED');
  await inner.stop();
});

inNetwork(
  'a firewall drops, rejects and resets',
  {
    firewall: [
      'tcp dport 1723 drop',
      'tcp dport 443 reject with tcp reset',
      'udp dport 500 reject',
      'udp dport 4500 drop',
    ],
  },
  async () => {
    const [dropped, reset, rejected, silent, let80] = await askedAll(
      { kind: 'tcp', host: at.vpn.ipv4, port: 1723, waitMs },
      { kind: 'tcp', host: at.publicTls.ipv4, port: 443 },
      ike,
      { ...ike, port: 4500, waitMs },
      page,
    );
    assert.equal([dropped?.silent, reset?.error, rejected?.error], [true, 'ECONNREFUSED', 'ECONNREFUSED']);
    assert.equal([silent?.silent, let80?.status], [true, 200]);
  },
);

inNetwork('fragments get lost, and other packets do not', { dropFragments: true }, async () => {
  const large = { ...sntp, hex: sntpRequest(3000) };
  const [small, lost] = await askedAll(sntp, { ...large, waitMs });
  assert.ok(small?.hex);
  assert.is(lost?.silent, true);
  await world.set();
  assert.ok((await asked(large)).hex);
});

test('a narrow way: found out in both directions, or a black hole', async () => {
  const up = { ...page, path: `/connecttest.txt?${'x'.repeat(6000)}` };
  const down = { ...page, host: at.crl.ipv4, path: '/large' };
  await world.set({ mtu: 1300 });
  const learnt = await askedAll(up, down);
  assert.equal(
    learnt.map(({ status }) => status),
    [200, 200],
  );
  await world.set({ mtu: 1300, icmpSilent: true });
  const [lostUp, lostDown, small] = await askedAll({ ...up, waitMs }, { ...down, waitMs }, page);
  assert.equal([lostUp?.silent, lostDown?.silent, small?.status], [true, true, 200]);
});

inNetwork('half of the packets get lost in each direction', { loss: 50 }, async () => {
  const answers = await askedAll(...Array.from({ length: 8 }, () => ({ ...sntp, waitMs })));
  // Two of eight, where nothing else is on its way.
  const answered = answers.filter(({ hex }) => hex).length;
  assert.ok(answered > 0 && answered < 6, `${answered}`);
});

inNetwork('a long way', { delayMs: 200, ipv6: true }, async () => {
  const clocks = [sntp, { ...sntp, host: at.time.ipv6 }];
  // Who waits for less than the way takes hears nothing: 200 ms for an answer, twice that for a connection and a page.
  const impatient = await askedAll(...clocks.map((clock) => ({ ...clock, waitMs: 150 })), {
    ...page,
    waitMs: 350,
  });
  for (const { silent } of impatient) assert.is(silent, true);
  for (const { hex } of await askedAll(...clocks)) assert.ok(hex);
  assert.is((await asked(page)).status, 200);
});

inNetwork('IKE above a rate gets lost', { rate: 1 }, async () => {
  const answers = await askedAll(...Array.from({ length: 8 }, () => ({ ...ike, waitMs })));
  const answered = answers.filter(({ hex }) => hex).length;
  assert.ok(answered > 0 && answered < 8, `${answered}`);
});

test('a sign-in page in each of its ways', async () => {
  const expected: Readonly<Record<Portal, readonly [number, RegExp]>> = {
    redirect: [302, /./],
    'other-page': [200, /Welcome to the hotel/],
    '511': [511, /Welcome to the hotel/],
    capport: [200, /^\{"captive":true,/],
  };
  for (const [mode, [status, body]] of Object.entries(expected)) {
    await world.set({ portal: mode as Portal });
    const answer = await asked(page);
    assert.is(answer.status, status, mode);
    assert.match(answer.body ?? '', body, mode);
    if (mode === 'redirect') assert.match(answer.headers?.['location'] ?? '', /login\.hotel\.example/);
    if (mode === 'capport') assert.is(answer.headers?.['content-type'], 'application/captive+json');
  }
});

inNetwork('the router answers for every resolver', { hijackDns: '192.168.50.80' }, async () => {
  const answers = await askedAll(
    { kind: 'name', name: 'vpn.test', family: 4 },
    { kind: 'name', name: 'vpn.test', resolver: '198.51.100.53' },
  );
  assert.equal(answers[0]?.addresses, [{ address: '192.168.50.80', family: 4 }]);
  assert.equal(answers[1]?.addresses, ['192.168.50.80']);
});

inNetwork('only IPv6', { ipv4: false, ipv6: true }, async () => {
  const [four, six, named, clock] = await askedAll(
    { kind: 'tcp', host: at.vpn.ipv4, port: 1723 },
    { ...page, host: at.webA.ipv6 },
    { ...page, host: 'web-a.test' },
    { ...sntp, host: at.time.ipv6 },
  );
  assert.is(four?.error, 'ENETUNREACH');
  assert.equal([six?.status, named?.status], [200, 200]);
  assert.ok(clock?.hex);
});

inNetwork('there is no way out, and by default no IPv6', {}, async () => {
  const [out, six] = await askedAll(
    { kind: 'tcp', host: '198.51.100.1', port: 443 },
    { ...page, host: at.webA.ipv6 },
  );
  assert.is(out?.error, 'ENETUNREACH');
  assert.is(six?.error, 'ENETUNREACH');
});

test('servers can be replaced: an old page, a wrong clock, a name server for NAT64', async () => {
  await world.set();
  await Promise.all([dns.stop(), web.stop(), time.stop()]);
  const stopped = await asked(page);
  await Promise.all([
    startDnsmasq(world, { nat64: true }),
    startNginx(world, { old: true }),
    startTimeServer(world, { offsetMs: -3_600_000 }),
  ]);
  const [nat64, old, clock] = await askedAll(
    { kind: 'name', name: 'ipv4only.arpa', resolver: at.resolver.ipv4, family: 6 },
    page,
    sntp,
  );
  assert.is(stopped.error, 'ECONNREFUSED');
  assert.ok(nat64?.addresses?.includes('64:ff9b::c000:aa'));
  assert.is(old?.headers?.['age'], '86400');
  assert.ok(Math.abs(sntpTime(clock?.hex ?? '') + 3_600_000 - Date.now()) < paced(2000));
});

test('two worlds do not meet', async () => {
  const second = await World.create({ clientNat: 'nat' });
  try {
    const [here, there] = await Promise.all([asked(page), ask(second, page)]);
    assert.is(here.status, 200);
    assert.is(there.error, 'ECONNREFUSED');
    await Promise.all([startNginx(second), startStrongSwan(second)]);
    assert.is((await ask(second, { ...page, path: '/address' })).body, at.routerWan.ipv4);
    assert.match((await ask(second, ike)).hex ?? '', /0005$/);
  } finally {
    second.remove();
  }
});

test.run();
