import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beaconProbes, type ProbeId, serverProbes } from '../src/probes/catalogue.ts';
import type { Scenario } from '../test/lab/scenarios/scenario.ts';
import { type Played, Stage } from '../test/lab/scenarios/stage.ts';
import { vpn } from '../test/lab/world/addresses.ts';
import { type Bench, type Extent, type Figure, inTurn, least, median, ms, times } from './bench.ts';

/** What every probe that waits for an answer has to give up at, and the whole phase: names take the longest. */
const patienceMs = 3500;
const phaseMs = 6000;
const deadlineS = 3;

const onlyNames = { firewall: ['udp dport 53 accept', 'drop'] };
const nothing = { firewall: ['drop'] };
const networkProbeIds = Object.keys({ ...beaconProbes, ...serverProbes }) as ProbeId[];

/** Real servers in network namespaces (test/lab). */
export const network: Bench = {
  title: 'the network phase against its slowest probe, and against the patience of one',
  run: async (extent) => {
    const stage = await Stage.open();
    try {
      return [
        ...(await open(stage, extent)),
        ...(await silent(stage, extent)),
        ...(await oneAfterTheOther(stage, extent)),
        ...(await deadline(stage, extent)),
      ];
    } finally {
      stage.close();
    }
  },
};

async function open(stage: Stage, { turns }: Extent): Promise<Figure[]> {
  const played = await inTurn(turns(5), () => play(stage, {}));
  return [
    ms('open: the phase (median)', median(played.map(phase))),
    ms('its slowest probe (median)', median(played.map(slowest))),
    times('phase / slowest probe (least)', least(played.map((one) => phase(one) / slowest(one))), 1.3),
  ];
}

async function silent(stage: Stage, { turns }: Extent): Promise<Figure[]> {
  const dropped = await inTurn(turns(3), () => play(stage, { network: onlyNames }));
  const hole = await inTurn(turns(3), () => play(stage, { network: nothing }));
  return [
    ms('all but names dropped: the phase', least(dropped.map(phase)), patienceMs + 450),
    ms('a black hole: the phase', least(hole.map(phase)), phaseMs + 150),
  ];
}

/**
 * As a technician would by hand, or a script with Test-NetConnection: TCP with the system's own time-out, UDP with five seconds each.
 * The system is set to 3 repeated SYNs (15 s); Windows takes 21 s.
 */
const sequential = `
const net = require('node:net'), dgram = require('node:dgram');
const tcp = (port) => new Promise((done) => { const s = net.connect({ host: '${vpn.ipv4}', port }); s.on('connect', () => { s.destroy(); done(); }).on('error', done); });
const udp = (port) => new Promise((done) => { const s = dgram.createSocket('udp4'); s.send(Buffer.alloc(28), port, '${vpn.ipv4}'); setTimeout(() => { s.close(); done(); }, 5000); });
(async () => { const t = performance.now(); for (const port of [443, 1723]) await tcp(port); for (const port of [500, 4500]) await udp(port); console.log(performance.now() - t); })();`;

/** That takes most of a minute, and nobody relies on it. */
async function oneAfterTheOther(stage: Stage, { short }: Extent): Promise<Figure[]> {
  if (short) return [];
  await stage.world.set(onlyNames);
  await stage.world.run('client', 'sh', ['-c', 'echo 3 > /proc/sys/net/ipv4/tcp_syn_retries']);
  const { stdout } = await stage.world.run('client', process.execPath, ['-e', sequential], {
    limitMs: 120_000,
  });
  return [ms('four silent ports, one after the other', Number(stdout))];
}

/** Nothing answers, PowerShell included: the run is over when it was to be, and the process a moment later. */
async function deadline(stage: Stage, { turns }: Extent): Promise<Figure[]> {
  const hung = join(stage.world.folder, 'hung.sh');
  writeFileSync(hung, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  const more = ['--powershell', hung, '--timeout', String(deadlineS)];
  const played = await inTurn(turns(3), () => play(stage, { network: nothing }, more));
  const limit = (deadlineS + 1) * 1000;
  return [
    ms('everything hangs: the run', least(played.map(({ report }) => report.timings.totalMs)), limit),
    ms('the process', least(played.map((one) => one.ms)), limit),
  ];
}

const play = (stage: Stage, scenario: Partial<Scenario>, more: readonly string[] = []): Promise<Played> =>
  stage.play({
    name: '',
    seen: {},
    cause: 'none',
    usable: {},
    ...scenario,
    dial: { tunnel: 'automatic', more },
  });

const phase = ({ snapshot }: Played): number => snapshot.context.networkMs ?? 0;

const slowest = ({ snapshot }: Played): number =>
  Math.max(...networkProbeIds.map((id) => snapshot.probes[id]?.ms ?? 0));
