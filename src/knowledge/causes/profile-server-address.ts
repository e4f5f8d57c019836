import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { blockedElsewhere, workedBefore, worksElsewhere } from '../shared/evidence.ts';

/** The profile dials the wrong host, or an address where the certificate needs a name. */
export const profileServerAddress = cause({
  id: 'profile-server-address',
  title: 'The profile has the wrong server address',
  explanation:
    'What stands in the profile is not the address of the VPN server, or no longer, or it is an address where the certificate holds a name.',
  fixedBy: 'user',
  layer: 'profile',
  stage: 'transport',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('profile.serverIsAddress', true), is('attempt.failed', true), is('reach.serverAnswers', false)),
      'The profile has a bare address, and nothing answers there.',
    ),
    supports(
      'strong',
      all(is('profile.serverIsAddress', true), is('attempt.errorCode', 13801)),
      'The profile has an address, but a certificate is issued for a name.',
    ),
    supports(
      'strong',
      all(is('expected.server', false), is('attempt.failed', true)),
      'Your organisation’s rules name other servers.',
    ),
    opposes('moderate', is('expected.server', true), 'It is a server that your organisation gives out.'),
    opposes('moderate', is('reach.serverAnswers', true), 'A server answers at that address.'),
    worksElsewhere('strong'),
    rulesOut(is('name.resolves', false), 'The name does not resolve: see there.'),
    blockedElsewhere,
    workedBefore('weak'),
  ],
  fix: [
    step({
      id: 'correct',
      kind: 'cure',
      by: 'user',
      text: 'Compare the server in the VPN settings ({SERVER|as it stands there}) with what you were given, and correct it: its public name as it stands in its certificate.',
      command: "Set-VpnConnection -Name 'NAME' -ServerAddress (Read-Host 'Server')",
      undo: "Set-VpnConnection -Name 'NAME' -ServerAddress 'SERVER'",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'give-out',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Give out the profile with the right server.',
      undo: 'Give out the former profile again.',
    }),
  ],
  references: ['add-vpnconnection'],
});
