import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { removeTasks, tasksFound } from '../../src/schedule/tasks.ts';

const xml = '<Task><EndBoundary>2026-12-10T23:59:59</EndBoundary><Command>x.exe</Command></Task>';

/** A scheduler that has these tasks, and lets go only of some. */
function having(names: readonly string[], locked: readonly string[] = []) {
  const there = new Set(names);
  return {
    read: (name: string) => (there.has(name) ? xml : undefined),
    remove: (name: string) => !locked.includes(name) && there.delete(name),
  };
}

test('what is there', () => {
  assert.equal(tasksFound(having(['a']), ['a', 'b']), [
    { name: 'a', until: '2026-12-10T23:59:59', action: 'x.exe' },
  ]);
});

test('what is taken away, and what is left', () => {
  assert.equal(removeTasks(having(['a', 'b'], ['b']), ['a', 'b', 'c']), { removed: ['a'], left: ['b'] });
  assert.equal(removeTasks(having([]), ['a']), { removed: [], left: [] });
  // Windows says that it is done, and it is still there.
  const liar = { read: () => xml, remove: () => true };
  assert.equal(removeTasks(liar, ['a']), { removed: [], left: ['a'] });
});

test.run();
