import { all, is, oneOf } from '../../diagnosis/condition.ts';
import { cause, step, supports } from '../cause.ts';
import { failsElsewhere, othersFail } from './shared-evidence.ts';
import { useHotspot } from './steps.ts';

/** The largest packet that fits the path is too small for the tunnel. */
export const mtu = cause({
  id: 'mtu',
  title: 'Large packets do not fit through this network',
  explanation:
    'The tunnel adds to every packet, and somewhere on the way the result is too large and gets lost without a word. Small packets pass, so the dial starts and then hangs.',
  fixedBy: 'helpdesk',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
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
    failsElsewhere('moderate'),
    othersFail('moderate'),
  ],
  fix: [
    useHotspot,
    step({
      by: 'helpdesk',
      text: 'Find the largest packet that passes: lower 1472 step by step until an answer comes. The path allows that number plus 28.',
      command: 'ping -f -l 1472 SERVER',
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
