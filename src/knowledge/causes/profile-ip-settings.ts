import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The server refuses a fixed address or a protocol that the profile asks for. */
export const profileIpSettings = cause({
  id: 'profile-ip-settings',
  title: 'The profile asks for an address or protocol that the server does not give',
  explanation:
    'You are signed in, and then the two sides cannot agree on addresses. Mostly the profile has a fixed address, or IPv6 is ticked and the server has none.',
  fixedBy: 'user',
  layer: 'profile',
  stage: 'addressing',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('profile.staticAddress', true), is('attempt.failed', true)),
      'The profile has a fixed address, which most servers refuse.',
    ),
    opposes('strong', is('profile.staticAddress', false), 'The profile takes its address from the server.'),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [720, 731, 733, 735, 736, 738, 840, 841, 842, 13899]),
      ),
      'Other people can connect, so the server works.',
    ),
    worksElsewhere('strong'),
    othersFail('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      id: 'automatic-address',
      kind: 'cure',
      by: 'user',
      text: 'Press Win+R, run ncpa.cpl, right-click the VPN connection, Properties, Networking: in the properties of Internet Protocol Version 4 choose "Obtain an IP address automatically", the same for DNS. Note the old values first.',
      unless: is('profile.staticAddress', false),
      undo: 'Enter the old values again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'no-ipv6',
      kind: 'cure',
      by: 'user',
      text: 'Press Win+R, run ncpa.cpl, right-click the VPN connection, Properties, Networking: clear the tick at Internet Protocol Version 6 and connect again.',
      undo: 'Set the tick again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'server-address-pool',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'See in the server’s log which address or protocol it refused; give it free addresses, or take a fixed address off the account.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['rras-codes'],
});
