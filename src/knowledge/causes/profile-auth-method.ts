import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
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
      'Your organisation gives out another way of signing in, and that is where the connection failed.',
    ),
    opposes(
      'moderate',
      is('expected.authentication', true),
      'It signs in as your organisation gives it out.',
    ),
    worksElsewhere('moderate'),
    opposes(
      'moderate',
      is('attempt.connectedBefore', true),
      'The same profile has worked before: its method was accepted then.',
    ),
    workedBefore('moderate'),
  ],
  fix: [
    // The server takes nothing else: within SSTP the password is as safe as TLS. Only for that tunnel. (Set-VpnConnection; cure of a Windows 7 SSTP server)
    step({
      id: 'pap-in-sstp',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If your VPN administrator confirms that the server takes nothing else: use PAP, which within SSTP is as safe as its TLS.',
      when: all(is('profile.tunnel', 'sstp'), includes('profile.authentication', 'mschapv2')),
      unless: includes('profile.authentication', 'pap'),
      command: "Set-VpnConnection -Name 'NAME' -AuthenticationMethod Pap -EncryptionLevel Optional -Force",
      undo: "Set-VpnConnection -Name 'NAME' -AuthenticationMethod MSChapv2 -EncryptionLevel Required -Force",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'mschapv2',
      kind: 'cure',
      by: 'helpdesk',
      // On IKEv2 Windows takes EAP or the computer's certificate only, and setting MS-CHAP v2 throws the EAP settings away.
      when: all(
        oneOf('profile.tunnel', ['pptp', 'l2tp', 'sstp', 'automatic']),
        not(includes('profile.authentication', 'eap')),
        not(includes('profile.authentication', 'machine-certificate')),
      ),
      // Beside it the older methods count as well, and a server that takes none of them may end the talk at the first. (error 734)
      unless: all(
        includes('profile.authentication', 'mschapv2'),
        not(includes('profile.authentication', 'pap')),
        not(includes('profile.authentication', 'chap')),
      ),
      text: 'Select MS-CHAP v2 alone, unless your server asks for another method.',
      command: "Set-VpnConnection -Name 'NAME' -AuthenticationMethod MSChapv2 -Force",
      undo: "Set-VpnConnection -Name 'NAME' -AuthenticationMethod 'METHODS' -Force",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'server-methods',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Allow the method of the profile{METHOD|} in the server’s network policy, or say which method is to be used.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'eap-method',
      kind: 'cure',
      by: 'helpdesk',
      when: includes('profile.authentication', 'eap'),
      text: 'Select the EAP method that your server uses: rasphone.exe, this connection, Properties, Security. Set-VpnConnection with another method would delete the EAP settings that are there.',
      undo: 'Select the former method again.',
      verify: 'The VPN connects.',
    }),
    // A profile made in Settings has EAP; a server that wants the computer's certificate refuses it.
    step({
      id: 'machine-certificate',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If the server signs computers in by certificate: have the profile do so. Keep the EAP settings in a file before.',
      when: is('profile.tunnel', 'ikev2'),
      unless: includes('profile.authentication', 'machine-certificate'),
      command:
        "(Get-VpnConnection -Name 'NAME').EapConfigXmlStream.InnerXml | Set-Content \"$env:USERPROFILE\\eap.xml\"; Set-VpnConnection -Name 'NAME' -AuthenticationMethod MachineCertificate",
      undo: 'Set-VpnConnection -Name \'NAME\' -AuthenticationMethod Eap -EapConfigXmlStream ([xml] (Get-Content "$env:USERPROFILE\\eap.xml"))',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['add-vpnconnection'],
});
