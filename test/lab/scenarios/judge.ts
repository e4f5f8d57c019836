import * as assert from 'uvu/assert';
import type { Scenario } from './scenario.ts';
import type { Played } from './stage.ts';
import { verdicts } from './verdicts.ts';

/** Whether a check has found what the row says. */
export function judge({ seen, cause, confidence, usable }: Scenario, { report, snapshot }: Played): void {
  const saw = verdicts(snapshot);
  assert.equal(Object.fromEntries(Object.keys(seen).map((what) => [what, saw[what]])), seen);
  const found = report.causes.map((one) => `${one.id}:${one.confidence} ${one.score}`).join(', ');
  const [first] = report.causes;
  if (cause === 'none') assert.is(first?.id, undefined, found);
  else if (cause === 'nothing likely')
    assert.ok(
      report.causes.every((one) => one.confidence === 'possible'),
      found,
    );
  else assert.ok(first && [cause].flat().includes(first.id), found || 'no cause');
  if (confidence) assert.is(first?.confidence, confidence, found);
  const rows = Object.fromEntries(
    Object.keys(usable).map((tunnel) => [
      tunnel,
      report.transports.find((one) => one.tunnel === tunnel)?.usable,
    ]),
  );
  assert.equal(rows, usable);
}
