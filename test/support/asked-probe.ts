import * as assert from 'uvu/assert';
import type { ScriptRunner } from '../../src/powershell/script-runner.ts';
import { localProbes } from '../../src/probes/catalogue.ts';
import type { AskedServer, LocalProbe, Parameters } from '../../src/probes/local/local-probe.ts';
import { serverCertificate } from './certificate.ts';
import { stubbed } from './engine.ts';
import { paced } from './pace.ts';

/** What needs no more than its parameters; the dial has a file of its own, and off Windows only our host opens a socket of GRE. */
export const asked = Object.entries<LocalProbe>(localProbes).filter(
  ([id]) => id !== 'connect' && !(stubbed && id === 'gre-call'),
);

/** What a script is asked with about a server. Some are asked only where it answers no ping, others only where it does. */
export function parametersFor(probe: LocalProbe, server: AskedServer): Parameters {
  return probe.about?.(server) ?? probe.about?.({ ...server, silentToPing: true }) ?? probe.parameters ?? {};
}

/** What a probe reads of its script's answer; its own checks have to take it. */
export async function ask(runner: ScriptRunner, probe: LocalProbe): Promise<unknown> {
  const address = '127.0.0.1';
  const server = {
    host: 'aovpn.contoso.com',
    address,
    addresses: [address],
    pptp: true,
    chain: [serverCertificate],
  };
  const parameters = parametersFor(probe, server);
  const outcome = await runner.run({ script: probe.script, parameters, deadlineMs: paced(20_000) });
  // On a real Windows a cmdlet may be missing (servers have no Security Center); that is an outcome, too.
  if (!stubbed && outcome.status !== 'ok') {
    assert.ok(
      ['unsupported', 'denied'].includes(outcome.status),
      `${probe.script}: ${JSON.stringify(outcome)}`,
    );
    return undefined;
  }
  assert.is(outcome.status, 'ok', `${probe.script}: ${JSON.stringify(outcome)}`);
  return outcome.status === 'ok' ? probe.read(outcome.data) : undefined;
}
