import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, below, is, isKnown, not, oneOf } from '../../rules/condition.ts';
import { failsElsewhere, noSuccessSince } from '../shared/evidence.ts';
import { ownRouter, useHotspot } from '../shared/steps.ts';

/** The largest packet that fits the path is too small for the tunnel. */
export const mtu = cause({
  id: 'mtu',
  title: 'Large packets do not fit through this network',
  explanation:
    'The tunnel adds to every packet, and somewhere on the way the result is too large and gets lost without a word. Small packets pass, so the connection starts and then hangs.',
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
      'You said that the VPN is up and slow.',
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
    ...useHotspot,
    step({
      id: 'set-mtu',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Set the size that passes on the adapter that leads to the Internet, {INTERFACE|here the one with the default route}, and connect again.',
      unless: all(is('path.mtu', 1500), is('path.mtuBlackHole', false)),
      command: "Set-NetIPInterface -InterfaceAlias 'INTERFACE' -AddressFamily IPv4 -NlMtuBytes 'MTU'",
      needsAdmin: true,
      undo: "Set-NetIPInterface -InterfaceAlias 'INTERFACE' -AddressFamily IPv4 -NlMtuBytes 'FORMER-MTU'",
      verify: 'The VPN connects and large web pages load.',
    }),
    ownRouter,
    step({
      id: 'let-icmp-pass',
      kind: 'cure',
      by: 'network',
      text: 'Let ICMP "fragmentation needed" messages through and do not drop IP fragments.',
      unless: is('person.worksElsewhere', false),
    }),
    // The interface is there only while the tunnel is. (KB826159; Set-NetIPInterface)
    step({
      id: 'tunnel-mtu',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If it connects and then hangs: give the tunnel itself smaller packets while it is up. It lasts until the next connect.',
      command: "netsh interface ipv4 set subinterface 'NAME' mtu=1350 store=active",
      needsAdmin: true,
      undo: "netsh interface ipv4 set subinterface 'NAME' mtu=1400 store=active",
      verify: 'Large web pages load.',
    }),
    step({
      id: 'find-size',
      kind: 'look',
      finds: ['path.mtu'],
      by: 'helpdesk',
      text: 'Find the largest packet that passes: lower 1472 step by step until an answer comes. The path allows that number plus 28.',
      command: "ping -f -l 1472 'SERVER'",
    }),
  ],
  references: ['rfc7383'],
});
