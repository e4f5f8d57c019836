// The network phase of a check against its own slowest probe, and against asking one port after the other with the operating system's
// own patience. Real servers in network namespaces (test/lab): Linux, as root. Ratios of one run.
import { spawnSync } from 'node:child_process';
import type { Report } from '../src/report/model.ts';
import { type Played, Stage } from '../test/lab/scenarios/stage.ts';
import { vpn } from '../test/lab/world/addresses.ts';
import type { Network } from '../test/lab/world/network.ts';

const runs = 5;
const built = spawnSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const situations: Readonly<Record<string, Network>> = {
  open: {},
  'all but names dropped': { firewall: ['udp dport 53 accept', 'drop'] },
};
const networkProbes = new Set([
  'names',
  'tcp-ports',
  'server-tls',
  'pptp',
  'ike',
  'revocation',
  'stun',
  'time-servers',
  'public-tls',
  'web-access',
  'public-address',
]);

/**
 * One after the other, as a technician would by hand or a script with Test-NetConnection: TCP with the system's own time-out, UDP with
 * five seconds each. The system is set to 3 repeated SYNs (15 s); Windows takes 21 s.
 */
const sequential = `
const net = require('node:net'), dgram = require('node:dgram');
const tcp = (port) => new Promise((done) => { const s = net.connect({ host: '${vpn.ipv4}', port }); s.on('connect', () => { s.destroy(); done(); }).on('error', done); });
const udp = (port) => new Promise((done) => { const s = dgram.createSocket('udp4'); s.send(Buffer.alloc(28), port, '${vpn.ipv4}'); setTimeout(() => { s.close(); done(); }, 5000); });
(async () => { const t = performance.now(); for (const port of [443, 1723]) await tcp(port); for (const port of [500, 4500]) await udp(port); console.log(performance.now() - t); })();`;

const stage = await Stage.open();
try {
  for (const [name, network] of Object.entries(situations)) {
    const played: Played[] = [];
    for (let turn = 0; turn < runs; turn += 1)
      played.push(
        await stage.play({
          name,
          network,
          dial: { tunnel: 'automatic' },
          seen: {},
          cause: 'none',
          usable: {},
        }),
      );
    const phase = median(played.map(({ snapshot }) => snapshot.context.networkMs ?? 0));
    const slowest = median(played.map(({ report }) => slowestOf(report)));
    await stage.world.run('client', 'sh', ['-c', 'echo 3 > /proc/sys/net/ipv4/tcp_syn_retries']);
    const { stdout } = await stage.world.run('client', process.execPath, ['-e', sequential], {
      limitMs: 120_000,
    });
    const baseline = Number(stdout);
    console.log(`${name}`);
    console.log(`  network phase            ${phase} ms`);
    console.log(`  its slowest probe        ${slowest} ms`);
    console.log(`  phase / slowest probe    ${(phase / slowest).toFixed(2)}`);
    console.log(
      `  one after the other      ${baseline.toFixed(0)} ms (four ports; the check asks eleven kinds of questions)`,
    );
    console.log(`  one after the other / phase   ${(baseline / phase).toFixed(1)}`);
  }
} finally {
  stage.close();
}

function slowestOf({ coverage }: Report): number {
  return Math.max(...coverage.filter(({ probe }) => networkProbes.has(probe)).map(({ ms }) => ms));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
