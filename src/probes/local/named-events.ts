import { type EventProvider, type EventShape, fits, shapeOf } from '../../vpn/event-fields.ts';
import type { Unfamiliar } from './local-probe.ts';

/** An event as scripts answer it. */
interface NamedEvent {
  readonly id: number;
  readonly count: number;
}

/** Where the number of elements is no more than concluded, another one is news for a self-test, and nobody's fault. */
const sure: Readonly<Record<EventShape['mark'], boolean>> = {
  recorded: true,
  manifest: true,
  template: false,
  inferred: false,
};

/** Notices an event that has more or fewer data than we know of: then each of them may stand in another place. */
export function noticeCount(provider: EventProvider, event: NamedEvent, unfamiliar: Unfamiliar): void {
  const shape = shapeOf(provider, event.id);
  if (shape && !fits(shape, event.count))
    unfamiliar(`${event.id}: count of data`, sure[shape.mark] ? undefined : 'nothing');
}
