import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { statusRatio } from '../../bench/status.ts';

// Among the labs, since these run alone: another suite beside it would be measured, too.
test('status takes at the most 1.5 times what the bare runtime takes to start', () => {
  const { ratio, status, bare } = statusRatio();
  assert.ok(ratio <= 1.5, `${status} ms against ${bare} ms`);
});

test.run();
