import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/model.ts';
import type { Tunnel } from '../../src/vpn/tunnels.ts';
import { paced } from '../support/pace.ts';
import { Stage } from './scenarios/stage.ts';
import { links } from './world/network.ts';

/** What a check sends, read by a decoder that is not ours (tshark). */
const test = suite('packets');
const stage = await Stage.open();
test.after(() => stage.close());

/** Plays a check and writes down what goes over the client's link. */
async function captured(tunnel: Tunnel): Promise<{ readonly file: string; readonly report: Report }> {
  const to = join(stage.world.folder, `${tunnel}.pcapng`);
  const capture = await stage.world.start('router', {
    command: 'tshark',
    args: ['-q', '-i', links.lan, '-w', to],
    ready: ({ said }) => said.includes('Capturing on'),
  });
  const played = await stage.play({ name: '', dial: { tunnel }, seen: {}, cause: 'none', usable: {} });
  // It writes what it holds when it is asked to end.
  await new Promise((resolve) => setTimeout(resolve, paced(500)));
  await capture.stop();
  return { file: to, report: played.report };
}

const { file, report } = await captured('automatic');

/** Frames that a display filter lets through, each as the values of these fields. */
function frames(filter: string, ...fields: readonly string[]): string[][] {
  return framesIn(file, filter, ...fields);
}

function framesIn(from: string, filter: string, ...fields: readonly string[]): string[][] {
  const out = execFileSync(
    'tshark',
    ['-r', from, '-Y', filter, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
const values = (filter: string, field: string): string[] => [...new Set(frames(filter, field).flat())].sort();

const ours = 'ip.src == 192.168.50.2';

test('the run saw an open network', () => {
  assert.equal(report.causes, []);
});

test('nothing is malformed, by any of the decoders', () => {
  assert.equal(frames(`${ours} && _ws.malformed`, 'frame.number', '_ws.col.Info'), []);
});

test('IKEv2: IKE_SA_INIT as initiator on both ports, with the marker on 4500, and the lengths it says', () => {
  const sent = frames(
    `${ours} && isakmp.version == 0x20`,
    'udp.dstport',
    'isakmp.exchangetype',
    'isakmp.flag_i',
    'isakmp.messageid',
  );
  assert.equal([...new Set(sent.map((one) => one.join(' ')))].sort(), [
    '4500 34 1 0x00000000',
    '500 34 1 0x00000000',
  ]);
  assert.ok(
    frames(`${ours} && udpencap.non_esp_marker && isakmp.version == 0x20`, 'frame.number').length > 0,
  );
  for (const [length, udp] of frames(
    `${ours} && isakmp.version == 0x20 && udp.dstport == 500`,
    'isakmp.length',
    'udp.length',
  ))
    assert.is(Number(length), Number(udp) - 8);
});

test('IKEv2 offers what Windows does as it comes, then what it can be set to, and says where it stands', () => {
  const [stock] = frames(
    `${ours} && isakmp.version == 0x20 && udp.dstport == 500 && isakmp.key_exchange.dh_group == 2`,
    'isakmp.tf.id.dh',
  );
  assert.equal([...new Set(stock?.[0]?.split(','))], ['2']);
  const [first] = frames(
    `${ours} && isakmp.version == 0x20 && udp.dstport == 500 && isakmp.key_exchange.dh_group == 14`,
    'isakmp.tf.id.encr',
    'isakmp.tf.id.dh',
    'isakmp.notify.msgtype',
    'isakmp.typepayload',
  );
  const [encryption = '', groups = '', notifies = '', payloads = ''] = first ?? [];
  for (const id of ['12', '20', '3']) assert.ok(encryption.split(',').includes(id), encryption);
  for (const id of ['14', '19', '20']) assert.ok(groups.split(',').includes(id), groups);
  // NAT detection of both ends (RFC 7296 section 2.23) and fragmentation (RFC 7383 section 2.3).
  for (const type of ['16388', '16389', '16430']) assert.ok(notifies.split(',').includes(type), notifies);
  for (const type of ['33', '34', '40']) assert.ok(payloads.split(',').includes(type), payloads);
});

/** All IP packets between the client and the VPN server, of TCP's own too. */
const toServer = '(ip.addr == 203.0.113.10)';

test('gentle on the server: of all tunnels 45 packets at the most', () => {
  const count = frames(toServer, 'frame.number').length;
  assert.ok(count <= 45, `automatic: ${count}`);
});

// PPTP has a connection of its own beside the ways out, SSTP and IKE.
for (const [tunnel, most] of [
  ['ikev2', 24],
  ['l2tp', 24],
  ['sstp', 24],
  ['pptp', 32],
] as const) {
  test(`gentle on the server: for one profile ${most} packets at the most (${tunnel})`, async () => {
    const { file: own } = await captured(tunnel);
    const count = framesIn(own, toServer, 'frame.number').length;
    assert.ok(count <= most, `${tunnel}: ${count}`);
  });
}

test('the padded request goes in fragments', () => {
  assert.ok(frames(`${ours} && isakmp && ip.fragment`, 'frame.number').length > 0);
});

test('IKEv1: Main Mode', () => {
  assert.equal(values(`${ours} && isakmp.version == 0x10`, 'isakmp.exchangetype'), ['2']);
  assert.match(frames(`${ours} && isakmp.version == 0x10`, 'isakmp.vid_string').flat().join(' '), /RFC 3947/);
});

test('PPTP: a request, and a tidy stop; no call', () => {
  assert.equal(values(`${ours} && pptp`, 'pptp.control_message_type'), ['1', '3']);
  assert.equal(values(`${ours} && pptp`, 'pptp.magic_cookie'), ['0x1a2b3c4d']);
  assert.equal(frames(`${ours} && gre`, 'frame.number'), []);
});

test('STUN from one port to two servers; SNTP as a client of version 4', () => {
  assert.equal(values(`${ours} && stun`, 'stun.type'), ['0x0001']);
  const ends = frames(`${ours} && stun`, 'udp.srcport', 'ip.dst');
  assert.is(new Set(ends.map(([port]) => port)).size, 1);
  assert.is(new Set(ends.map(([, server]) => server)).size, 2);
  assert.equal(frames(`${ours} && ntp`, 'ntp.flags.vn', 'ntp.flags.mode'), [['4', '3']]);
});

test('TLS names the host that is asked', () => {
  const names = values(`${ours} && tls.handshake.type == 1`, 'tls.handshake.extensions_server_name');
  assert.equal(names, ['public.test', 'vpn.test']);
});

test('L2TP is never spoken in clear: servers take it inside ESP only (RFC 3193)', () => {
  assert.equal(frames('udp.port == 1701', 'frame.number'), []);
});

test.run();
