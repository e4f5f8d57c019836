// Runs the scripts by one driver (warm, plain), the first N of them: a process of its own, so that its processor time is that driver's.
import { localProbes } from '../src/probes/catalogue.ts';
import type { LocalProbe } from '../src/probes/local/local-probe.ts';
import { serverCertificate } from '../test/support/certificate.ts';
import { liveDrivers, realHarness, stubEnvironment, withEnvironment } from '../test/support/engine.ts';

const [driver, count] = process.argv.slice(2);
if (driver !== 'warm' && driver !== 'plain') throw new Error(`no driver ${driver}`);

const server = { host: 'vpn.contoso.com', address: '127.0.0.1', chain: [serverCertificate] };
/** Those that only look. */
const probes = Object.values<LocalProbe>(localProbes)
  .filter(({ needsConsent }) => needsConsent === undefined)
  .slice(0, Number(count));

await withEnvironment(stubEnvironment('admin'), async () => {
  const runner = liveDrivers[driver](realHarness);
  for (const { script, parameters, about } of probes) {
    const asked = about?.(server) ?? parameters ?? {};
    const outcome = await runner.run({ script, parameters: asked, deadlineMs: 20_000 });
    if (outcome.status !== 'ok') throw new Error(`${script}: ${outcome.reason}`);
  }
  await runner.close();
});
console.log(probes.length);
