import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/model.ts';
import { program } from '../support/cli.ts';
import { temporaryFolder } from '../support/engine.ts';
import {
  fatCertificate,
  hostileTcp,
  hostileTls,
  hostileUdp,
  longChain,
  manners,
  truncated,
} from '../support/hostile-servers.ts';
import { loopbackAddress } from '../support/ike-gateway.ts';
import { paced } from '../support/pace.ts';

/** Servers, portals and resolvers that want the program to wait, to read or to remember for ever. Its time and its memory are bounded. */
const deadlineS = 8;
const mostBytes = 200 * 1024 * 1024;
let next = 20;
const ownAddress = (): string => loopbackAddress(next++);

type Closing = { readonly close: () => void };

/** A check against a server at this address, by these beacons; ends whoever serves. */
async function checked(server: string, beacons: readonly string[], serving: readonly Closing[]) {
  let peak = 0;
  let watch: NodeJS.Timeout | undefined;
  const begun = performance.now();
  const args = ['check', '--json', '--server', server, '--timeout', String(deadlineS), '--redact', 'none'];
  const usual = [
    'dns=127.0.0.1:1',
    'stun=127.0.0.1:1',
    'time=127.0.0.1:1',
    'tls=127.0.0.1:1',
    'name=localhost',
    'nat64=localhost',
  ];
  const own = [
    'web=http://127.0.0.1:1/',
    'empty=http://127.0.0.1:1/',
    'address=http://127.0.0.1:1/',
    ...usual,
  ];
  const kinds = new Set(beacons.map((one) => one.split('=')[0]));
  const all = [...beacons, ...own.filter((one) => !kinds.has(one.split('=')[0]))];
  try {
    const ran = await program([...args, ...all.flatMap((one) => ['--beacon', one])], {
      env: { VPN_DOCTOR_DATA: temporaryFolder() },
      onStart: (child) => {
        watch = setInterval(() => {
          peak = Math.max(peak, residentBytes(child.pid));
        }, 50);
      },
    });
    return { ...ran, ms: performance.now() - begun, peak };
  } finally {
    clearInterval(watch);
    for (const one of serving) one.close();
  }
}

/** The most that a process has had in memory. */
function residentBytes(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

function assertBounded({ code, stdout, stderr, ms, peak }: Awaited<ReturnType<typeof checked>>): Report {
  assert.ok(code === 1 || code === 3, `exit code ${code}: ${stderr}`);
  // Node's own start and end are no part of the run.
  assert.ok(ms <= paced(1000 * (deadlineS + 1) + 1500), `${Math.round(ms)} ms`);
  assert.ok(peak > 0 && peak <= mostBytes, `${Math.round(peak / 1024 / 1024)} MB`);
  const report = JSON.parse(stdout) as Report;
  assert.not.ok(report.connections.some(({ verdict }) => verdict === 'healthy'));
  return report;
}

/** They mostly wait: three at once, each with a folder of its own, take a third of the time. */
let free = 3;
const waiting: (() => void)[] = [];
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  else free -= 1;
  try {
    return await work();
  } finally {
    const first = waiting.shift();
    if (first) first();
    else free += 1;
  }
}

/** A test whose run has begun already. */
function bounded(what: string, run: () => ReturnType<typeof checked>): void {
  const ran = inTurn(run);
  ran.catch(() => {});
  test(what, async () => {
    assertBounded(await ran);
  });
}

for (const [name, manner] of Object.entries(manners)) {
  bounded(`pages, and the server’s SSTP service: ${name}`, async () => {
    const address = ownAddress();
    const page = await hostileTcp(manner, address);
    const sstp = await hostileTls(manner, address, { port: 443 });
    const url = `http://${address}:${page.port}/`;
    return checked(address, [`web=${url}`, `empty=${url}`, `address=${url}`], [page, sstp]);
  });

  bounded(`the server’s ports 443 and 1723 without TLS and PPTP: ${name}`, async () => {
    const address = ownAddress();
    const serving = await Promise.all([443, 1723].map((port) => hostileTcp(manner, address, port)));
    return checked(address, [], serving);
  });
}

for (const [name, options] of [
  ['a hundred certificates', longChain()],
  ['an extension of ten megabytes', fatCertificate(10_000_000)],
] as const)
  bounded(`TLS: ${name}`, async () => {
    const address = ownAddress();
    const serving = await hostileTls(manners.silence, address, { port: 443, ...options });
    const site = await hostileTls(manners.silence, address, options);
    return checked(address, [`tls=${address}:${site.port}`], [serving, site]);
  });

bounded('a resolver that cuts its answers, and says nothing over TCP', async () => {
  const address = ownAddress();
  const udp = await hostileUdp(truncated, address, { port: 53, times: 1 });
  const tcp = await hostileTcp(manners.silence, address, 53);
  return checked('vpn.example.test', [`dns=${address}:53`, `name=nothing.example.test`], [udp, tcp]);
});

bounded('datagrams that mean nothing, two hundred for each: IKE, STUN, time, names', async () => {
  const address = ownAddress();
  const noise = (datagram: Buffer): Buffer => Buffer.concat([datagram, Buffer.alloc(1100, 0xa5)]);
  const serving = await Promise.all([500, 4500, 0].map((port) => hostileUdp(noise, address, { port })));
  const [, , other] = serving;
  const place = `${address}:${other?.port}`;
  return checked(address, [`stun=${place}`, `time=${place}`, `dns=${place}`], serving);
});

test.run();
