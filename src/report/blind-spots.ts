import type { Snapshot } from '../snapshot/schema.ts';

/** What could not be seen from this session, in words: never to be read as "in order". */
export function blindSpots({ context, probes, request }: Snapshot): string[] {
  const session = probes.session;
  const spots: string[] = [];
  if (context.powershell?.refused)
    spots.push('everything that needs a script: a policy refuses unsigned ones');
  if (session?.status === 'ok' && session.data.system) {
    spots.push(
      'VPN profiles, proxy and certificates of the person at this computer: they need the user’s session',
    );
  }
  if (context.platform !== 'win32' && probes.profiles?.status !== 'ok') {
    spots.push('everything that only Windows knows: profiles, services, event log, registry');
  }
  if (request.server === undefined && probes.profiles?.status === 'ok') {
    const servers = Object.values(probes.profiles.data.connections).filter(({ server }) => server !== '');
    if (servers.length === 0) spots.push('the way to the server: no profile names one');
  }
  if (!context.complete) spots.push('what had not been looked at when the run was cut short');
  return spots;
}
