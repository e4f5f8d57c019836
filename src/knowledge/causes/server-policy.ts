import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { worksElsewhere } from '../shared/evidence.ts';

/** The server’s network policy refuses this way of signing in. */
export const serverPolicy = cause({
  id: 'server-policy',
  title: 'A policy on the VPN server refuses this connection',
  explanation:
    'The server understood you and declined: its rules do not admit this sign-in method, tunnel type, group or kind of device.',
  fixedBy: 'vpn-admin',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      is('reach.pptpControl', 'refused'),
      'The server answers PPTP and refuses this computer before any sign-in.',
    ),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf(
          'attempt.errorCode',
          [
            619, 649, 691, 732, 733, 734, 736, 738, 742, 794, 795, 796, 812, 823, 836, 845, 13899, 13905,
            13906, 13907, 13908,
          ],
        ),
      ),
      'Other people cannot connect either.',
    ),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    opposes(
      'weak',
      is('person.otherUsersFail', false),
      'Other people connect, though another rule may apply to them.',
    ),
    supports(
      'moderate',
      all(is('certificate.cloudValid', true), oneOf('attempt.errorCode', [812, 853, 13905])),
      'A valid short-lived certificate was shown, and the server turned it down: it may not be able to check it for revocation.',
    ),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Give your administrator the error number and the time of the attempt, so that it can be found in the server’s log.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Read the reason in event 6273 of the RADIUS server (NPS) or event 20276 of the VPN server.',
      command:
        "Get-WinEvent -FilterHashtable @{ LogName = 'Security'; Id = 6273 } -MaxEvents 20 | Format-List TimeCreated, Message",
      needsAdmin: true,
    }),
    step({
      by: 'vpn-admin',
      text: 'Make the network policy and the profile agree on the authentication method, or change the conditions that refuse this user.',
      undo: 'Note the former conditions and set them again.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['always-on-vpn'],
});
