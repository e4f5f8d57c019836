import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, below, is, isKnown, not, oneOf } from '../../rules/condition.ts';
import { failsElsewhere, noSuccessSince } from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/** The largest packet that fits the path is too small for the tunnel. */
export const mtu = cause({
  id: 'mtu',
  title: 'Large packets do not fit through this network',
  explanation:
    'The tunnel adds to every packet, and somewhere on the way the result is too large and gets lost without a word. Small packets pass, so the dial starts and then hangs.',
  fixedBy: 'helpdesk',
  layer: 'network',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  afterConnect: true,
  evidence: [
    supports('moderate', is('link.smallPackets', true), 'The network adapter is set to very small packets.'),
    supports(
      'moderate',
      all(
        is('person.worksElsewhere', true),
        is('reach.serverAnswers', true),
        oneOf('attempt.errorCode', [718, 12002, 13814, 13815]),
      ),
      'The server answers small packets from here, and the same profile works on another network.',
    ),
    supports(
      'moderate',
      all(below('path.mtu', 1400), noSuccessSince),
      'Only packets below 1400 bytes get through to the server.',
    ),
    // PPPoE leaves 1492 bytes (RFC 2516 section 7), and millions dial over it.
    supports(
      'strong',
      all(
        is('path.mtuBlackHole', true),
        below('path.mtu', 1480),
        is('attempt.failed', true),
        // What fails before a packet is sent to the server does not fail by its size.
        oneOf('attempt.stage', ['transport', 'negotiation', 'authentication']),
      ),
      'Larger packets to the server get lost without a word, so that no sender learns to make smaller ones.',
    ),
    opposes(
      'moderate',
      all(is('path.mtu', 1500), is('path.mtuBlackHole', false)),
      'Packets of the usual 1500 bytes get through to the server whole.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('inside.carries', false), is('person.worksElsewhere', true)),
      'The VPN is up and carries nothing here, and on another network it does.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), is('person.complaint', 'slow')),
      'The VPN is up and slow, says the person.',
    ),
    failsElsewhere('moderate'),
    // Other people on this very network fail for the same reason.
    opposes(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        any(is('person.worksElsewhere', false), not(isKnown('person.worksElsewhere'))),
      ),
      'Other people cannot connect either.',
    ),
  ],
  fix: [
    useHotspot,
    step({
      by: 'helpdesk',
      text: 'Find the largest packet that passes: lower 1472 step by step until an answer comes. The path allows that number plus 28.',
      command: 'ping -f -l 1472 SERVER',
      when: not(isKnown('path.mtu')),
    }),
    step({
      by: 'helpdesk',
      text: 'Set that size on the adapter that leads to the Internet, here Wi-Fi, and dial again.',
      command: "Set-NetIPInterface -InterfaceAlias 'INTERFACE' -AddressFamily IPv4 -NlMtuBytes 1400",
      needsAdmin: true,
      undo: "Set-NetIPInterface -InterfaceAlias 'INTERFACE' -AddressFamily IPv4 -NlMtuBytes 1500",
      verify: 'The VPN connects and large web pages load.',
    }),
    step({
      by: 'network',
      text: 'Let ICMP "fragmentation needed" messages through and do not drop IP fragments.',
    }),
  ],
  references: ['rfc7383'],
});
