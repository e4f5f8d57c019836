import { cause, step, supports } from '../../rules/cause.ts';
import { all, includes, is, oneOf } from '../../rules/condition.ts';
import { otherDeviceConnects, othersConnect, worksElsewhere } from '../shared/evidence.ts';

/** What checks the passwords behind the VPN server does not answer. */
export const serverAuthBackend = cause({
  id: 'server-auth-backend',
  title: 'The VPN server cannot reach the service that checks sign-ins',
  explanation:
    'The server asks a RADIUS server or domain controller whether you may come in. That one does not answer, or the two do not trust each other.',
  fixedBy: 'vpn-admin',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [691, 709, 718, 778, 812, 823, 824, 13814, 13815, 0x80090304]),
      ),
      'Other people cannot connect either.',
    ),
    othersConnect('strong'),
    worksElsewhere('strong'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'radius-service',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'On the RADIUS server: start its service, and see that it responds on UDP 1812, has the same shared secret as the VPN server, and reaches a domain controller.',
      command: 'Start-Service IAS; Get-Service IAS',
      needsAdmin: true,
      verify: 'Two different users connect.',
    }),
    // (Microsoft: "L2TP/IPsec RAS VPN connections fail")
    step({
      id: 'ntlmv2-compatibility',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'If NTLMv1 is forbidden in your domain and MS-CHAP v2 fails for everybody: let RRAS and NPS use NTLMv2 for it.',
      when: includes('profile.authentication', 'mschapv2'),
      command:
        "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RemoteAccess\\Policy' -Name 'Enable NTLMv2 Compatibility' -PropertyType DWord -Value 1 -Force; Restart-Service IAS",
      needsAdmin: true,
      undo: "Remove-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RemoteAccess\\Policy' -Name 'Enable NTLMv2 Compatibility'",
      verify: 'Two different users connect.',
    }),
    step({
      id: 'radius-time-out',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Raise the RADIUS time-out to 60 seconds if a second factor is asked for.',
      undo: 'Set the former time-out again.',
    }),
    step({
      id: 'wait',
      kind: 'bridge',
      by: 'user',
      text: 'Wait a quarter of an hour and connect again. Typing the password again does not help.',
    }),
  ],
  references: ['azure-p2s'],
});
