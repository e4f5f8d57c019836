import { type Described, describedTask } from './described.ts';
import type { Scheduler } from './scheduler.ts';

/** Those of these names that are there, with what there is to say of them. */
export function tasksFound(
  scheduler: Pick<Scheduler, 'read'>,
  names: readonly string[],
): (Described & { readonly name: string })[] {
  return names.flatMap((name) => {
    const xml = scheduler.read(name);
    return xml === undefined ? [] : [{ name, ...describedTask(xml) }];
  });
}

/** Takes away what is there. Answers what is gone, and what may only be taken away by somebody else. */
export function removeTasks(
  scheduler: Pick<Scheduler, 'read' | 'remove'>,
  names: readonly string[],
): { readonly removed: readonly string[]; readonly left: readonly string[] } {
  const there = tasksFound(scheduler, names).map(({ name }) => name);
  const removed = there.filter((name) => scheduler.remove(name) && scheduler.read(name) === undefined);
  return { removed, left: there.filter((name) => !removed.includes(name)) };
}
