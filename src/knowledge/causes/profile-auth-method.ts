import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, not, oneOf } from '../../rules/condition.ts';
import { workedBefore, worksElsewhere } from '../shared/evidence.ts';

/** The authentication method of the profile is not one that the server accepts. */
export const profileAuthMethod = cause({
  id: 'profile-auth-method',
  title: 'The profile signs in by a method that the server does not accept',
  explanation:
    'Client and server must use the same method. For Windows servers that is MS-CHAP v2 or EAP; PAP and CHAP are mostly refused.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(includes('profile.authentication', 'pap'), oneOf('attempt.errorCode', [739, 734, 732, 628, 691])),
      'PAP is ticked in the profile.',
    ),
    supports(
      'strong',
      all(
        not(includes('profile.authentication', 'mschapv2')),
        not(includes('profile.authentication', 'eap')),
        not(includes('profile.authentication', 'machine-certificate')),
        is('attempt.failed', true),
        oneOf('attempt.errorCode', [739, 734, 732, 628, 629, 691]),
      ),
      'MS-CHAP v2 is not ticked in the profile.',
    ),
    opposes(
      'strong',
      all(
        includes('profile.authentication', 'mschapv2'),
        not(includes('profile.authentication', 'pap')),
        oneOf('attempt.errorCode', [739]),
      ),
      'MS-CHAP v2 is ticked and PAP is not.',
    ),
    supports(
      'strong',
      all(
        is('expected.authentication', false),
        oneOf(
          'attempt.errorCode',
          [619, 628, 629, 645, 691, 718, 732, 734, 739, 741, 742, 778, 812, 850, 853],
        ),
      ),
      'Your organisation gives out another way of signing in, and that is where the dial failed.',
    ),
    opposes(
      'moderate',
      is('expected.authentication', true),
      'It signs in as your organisation gives it out.',
    ),
    worksElsewhere('moderate'),
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has worked before.'),
    workedBefore('moderate'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      // On IKEv2 Windows takes EAP or the computer's certificate only, and setting MS-CHAP v2 throws the EAP settings away.
      when: not(any(is('profile.tunnel', 'ikev2'), includes('profile.authentication', 'eap'))),
      text: 'Select MS-CHAP v2 and clear PAP and SPAP, unless your server asks for another method.',
      command: "Set-VpnConnection -Name 'NAME' -AuthenticationMethod MSChapv2 -Force",
      undo: 'Set the former methods again.',
      verify: 'The VPN connects.',
    }),
    step({
      by: 'helpdesk',
      when: any(is('profile.tunnel', 'ikev2'), includes('profile.authentication', 'eap')),
      text: 'Select the EAP method that your server uses: rasphone.exe, this connection, Properties, Security. Set-VpnConnection with another method would delete the EAP settings that are there.',
      verify: 'The VPN connects.',
    }),
    step({ by: 'vpn-admin', text: 'Check which methods the server’s network policy allows.' }),
  ],
  references: ['add-vpnconnection'],
});
