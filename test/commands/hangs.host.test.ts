import { test } from 'uvu';
import { stubbed } from '../support/engine.ts';
import { type Fault, scripted, spoilt } from '../support/faults.ts';
import { startTlsServer } from '../support/tls-server.ts';

const server = startTlsServer();

/** A hang takes its whole deadline, so several installations hang at the same time. */
test('a script that hangs costs only itself, whichever it is', async () => {
  if (!stubbed) return;
  const fault: Fault = { text: 'Start-Sleep -Seconds 600', status: ['timeout'] };
  const groups = [0, 1, 2, 3].map((group) => scripted.filter((_, index) => index % 4 === group));
  await Promise.all(groups.map((victims) => spoilt(victims, fault, 120)));
});

test.after(() => server.close());
test.run();
