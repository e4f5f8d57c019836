import { needsUserSession, profilesSeen } from '../snapshot/connections.ts';
import type { Snapshot } from '../snapshot/schema.ts';

/** What could not be seen from this session, in words: never to be read as "in order". */
export function blindSpots(snapshot: Snapshot): string[] {
  const { context, probes, request } = snapshot;
  const spots: string[] = [];
  if (context.powershell?.refused)
    spots.push('everything that needs a script: a policy refuses unsigned ones');
  if (needsUserSession({ probes })) {
    spots.push(
      'proxy, certificates, triggers and connection state of the person at this computer: they need the user’s session',
    );
  }
  spots.push(...closedBooks(probes));
  if (context.platform !== 'win32' && probes.profiles?.status !== 'ok') {
    spots.push('everything that only Windows knows: profiles, services, event log, registry');
  }
  const named = profilesSeen(snapshot).some(({ server }) => server !== '');
  if (request.server === undefined && probes.profiles?.status === 'ok' && !named)
    spots.push('the way to the server: no profile names one');
  if (!context.complete) spots.push('what had not been looked at when the run was cut short');
  return spots;
}

/** Phone books of people that are there and could not be read, or may be somewhere else. */
function closedBooks({ phonebooks }: Snapshot['probes']): string[] {
  const books = phonebooks?.status === 'ok' ? Object.values(phonebooks.data.books) : [];
  return books.flatMap(({ owner, state, certain }) => {
    const whose = owner === undefined ? 'a phone book' : `the phone book of ${owner}`;
    if (state === 'denied' || state === 'failed' || state === 'too-large')
      return [`${whose}: it could not be read`];
    const moved = state === 'elsewhere' || (state === 'absent' && !certain);
    return moved ? [`${whose}: it may stand elsewhere and needs the user’s session`] : [];
  });
}
