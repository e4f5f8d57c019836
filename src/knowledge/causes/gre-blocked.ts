import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, not, oneOf, seen } from '../../rules/condition.ts';
import { notTheServer, notThisNetwork, otherDeviceConnects } from '../shared/evidence.ts';
import { giveSstp, useHotspot, useSstp } from '../shared/steps.ts';

/** TCP 1723 works, GRE (IP protocol 47) does not. */
export const greBlocked = cause({
  id: 'gre-blocked',
  title: 'Something between here and the server drops GRE (IP protocol 47)',
  explanation:
    'PPTP’s control connection comes up, but the packets that carry the data do not get through. A router or firewall drops them, often without a word.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['pptp'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('reach.tcp1723', 'open'), oneOf('attempt.errorCode', [619, 628, 629, 718, 721, 800, 806])),
      'TCP 1723 connects, and the attempt stops at the point where GRE is needed.',
    ),
    supports(
      'moderate',
      all(
        is('reach.pptpControl', 'answered'),
        oneOf('attempt.errorCode', [619, 628, 629, 718, 721, 800, 806]),
      ),
      'The server answers PPTP’s control connection, so only the data are missing.',
    ),
    supports(
      'moderate',
      all(is('person.worksElsewhere', true), oneOf('attempt.errorCode', [619, 628, 629, 718, 721, 806])),
      'The same profile works on another network.',
    ),
    supports(
      'moderate',
      is('gre.callSilent', true),
      'A call was opened just now, and GRE did not pass both ways. A firewall on this computer can cause that, too.',
    ),
    supports(
      'moderate',
      all(
        is('attempt.tunnel', 'pptp'),
        is('reach.tcp1723', 'open'),
        is('attempt.failed', true),
        is('attempt.reachedSignIn', false),
      ),
      'TCP 1723 connects, and the attempt ended before anybody could sign in, which takes GRE.',
    ),
    supports('weak', is('path.behindNat', true), 'There is a NAT on the way, and many cannot pass GRE.'),
    opposes(
      'strong',
      oneOf('reach.pptpControl', ['silent', 'refused']),
      'Not even PPTP’s control connection comes about.',
    ),
    rulesOut(is('reach.gre', 'answered'), 'GRE passes both ways.'),
    opposes('moderate', nonEmpty('events.sstp'), 'The SSTP driver wrote of that attempt, so it was no PPTP.'),
    opposes(
      'strong',
      oneOf('reach.tcp1723', ['refused', 'filtered', 'unreachable']),
      'Not even TCP 1723 gets through.',
    ),
    opposes(
      'moderate',
      all(is('person.worksElsewhere', false), not(seen('person.otherUsersFail', true))),
      'It fails on other networks too, and nothing says that it does for everybody.',
    ),
    supports(
      'moderate',
      all(
        is('attempt.tunnel', 'pptp'),
        is('reach.tcp1723', 'open'),
        is('attempt.reachedSignIn', false),
        is('person.otherUsersFail', true),
        is('person.worksElsewhere', false),
      ),
      'Nobody gets past TCP 1723 from any network: then the server’s own firewall drops GRE.',
    ),
    otherDeviceConnects,
  ],
  fix: [
    ...useSstp,
    ...useHotspot,
    step({
      id: 'allow-gre',
      kind: 'cure',
      by: 'network',
      text: 'Allow GRE (IP protocol 47) in both directions, in addition to TCP 1723, or switch on the router’s PPTP pass-through. OpenWrt: opkg install kmod-nf-nathelper-extra.',
      unless: notThisNetwork,
      verify: 'The PPTP profile connects.',
    }),
    // One pf firewall lost GRE so; the menu's name is that of OPNsense.
    step({
      id: 'shared-forwarding',
      kind: 'cure',
      by: 'network',
      text: 'On an OPNsense or pf firewall: Firewall, Settings, Advanced: switch shared forwarding off.',
      unless: notThisNetwork,
      undo: 'Switch it on again.',
      verify: 'The PPTP profile connects.',
    }),
    step({
      id: 'server-gre',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let GRE in at the server’s own firewall, or offer IKEv2 or SSTP: PPTP fails behind many routers and its encryption is broken.',
      unless: notTheServer,
    }),
    giveSstp,
  ],
  references: ['kb888201', 'rfc2637'],
});
