import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, isKnown, not, oneOf } from '../../rules/condition.ts';
import { failsElsewhere, noSuccessSince, otherDeviceConnects, sstpInPlay } from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/** A proxy stands between the client and the server. */
export const proxyRequired = cause({
  id: 'proxy-required',
  title: 'A proxy stands between this computer and the server',
  explanation:
    'SSTP can go through a proxy only when that asks for no sign-in; the other tunnels cannot go through one at all.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'transport',
  scope: 'machine',
  blocking: true,
  evidence: [
    proves(
      all(any(is('events.sstpHttpStatus', 407), includes('events.sstp', 23)), is('attempt.failed', true)),
      'A proxy asked the SSTP driver for a sign-in, which it cannot give.',
    ),
    proves(
      all(
        sstpInPlay,
        is('proxy.sstp', 'sign-in'),
        any(is('proxy.configured', true), not(is('reach.tcp443', 'open'))),
        noSuccessSince,
      ),
      'The proxy wants a sign-in before it lets anything through, which Windows’ SSTP client cannot give.',
    ),
    supports(
      'strong',
      all(sstpInPlay, oneOf('proxy.sstp', ['sign-in', 'refused'])),
      'The proxy does not let the connection to the server through.',
    ),
    supports(
      'strong',
      all(is('reach.tcp443', 'by-proxy'), not(is('attempt.tunnel', 'sstp'))),
      'The server can be reached through the proxy only, and this tunnel cannot use one.',
    ),
    supports(
      'strong',
      all(is('proxy.configured', true), oneOf('reach.tcp443', ['filtered', 'refused', 'unreachable'])),
      'A proxy is configured, and nothing gets out past it.',
    ),
    supports('weak', all(is('proxy.configured', true), is('attempt.failed', true)), 'A proxy is configured.'),
    supports(
      'weak',
      all(sstpInPlay, is('proxy.script', true), is('attempt.failed', true)),
      'A script decides about the proxy, and nobody here can say what it decides for the VPN server.',
    ),
    supports(
      'weak',
      all(is('path.proxyInWay', true), is('attempt.failed', true)),
      'A proxy handles web traffic on the way.',
    ),
    opposes(
      'strong',
      all(is('reach.tcp443', 'open'), not(oneOf('proxy.sstp', ['sign-in', 'refused', 'silent']))),
      'TCP 443 to the server opens without a proxy.',
    ),
    // The one that was named for this check need not be the one that Windows knows.
    supports(
      'strong',
      all(
        sstpInPlay,
        is('reach.tcp443', 'by-proxy'),
        is('proxy.configured', false),
        is('attempt.failed', true),
      ),
      'The server can be reached through a proxy only, and Windows is not set to use it.',
    ),
    supports(
      'moderate',
      all(sstpInPlay, is('reach.tcp443', 'by-proxy'), is('attempt.failed', true)),
      'The server can be reached through a proxy only.',
    ),
    rulesOut(
      all(sstpInPlay, is('proxy.sstp', 'answered'), is('proxy.configured', true)),
      'The SSTP service answers through the proxy that is configured.',
    ),
    rulesOut(
      all(
        is('proxy.configured', false),
        is('path.proxyInWay', false),
        not(isKnown('proxy.sstp')),
        not(isKnown('events.sstpHttpStatus')),
        not(includes('events.sstp', 23)),
      ),
      'No proxy is configured, and none is in the way.',
    ),
    otherDeviceConnects,
    failsElsewhere('moderate'),
  ],
  fix: [
    ...useHotspot,
    step({
      id: 'past-proxy',
      kind: 'cure',
      by: 'network',
      text: 'Let {SERVER|the VPN server} past the proxy, or admit it without sign-in.',
      unless: is('person.worksElsewhere', false),
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'winhttp-proxy',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Tell Windows’ services the proxy that the browser uses (a proxy that was entered by hand, not a script).',
      when: is('proxy.configured', true),
      unless: is('proxy.sstp', 'sign-in'),
      command: 'netsh winhttp import proxy source=ie',
      needsAdmin: true,
      undo: 'netsh winhttp reset proxy',
      verify: 'netsh winhttp show proxy names the proxy, and the VPN connects.',
    }),
  ],
  references: ['ms-sstp'],
});
