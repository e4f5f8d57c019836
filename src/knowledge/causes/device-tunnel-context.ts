import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** A device tunnel is set up or dialled in the wrong context. */
export const deviceTunnelContext = cause({
  id: 'device-tunnel-context',
  title: 'The device tunnel is not set up as a device tunnel',
  explanation:
    'A tunnel that comes up before anybody signs in must belong to the computer: a profile for all users, made by SYSTEM, that uses a machine certificate. One of these is not so.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'local',
  scope: 'connection',
  tunnels: ['ikev2'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('alwaysOn.deviceTunnel', true), not(includes('profile.authentication', 'machine-certificate'))),
      'It is the device tunnel, and does not sign in by machine certificate.',
    ),
    opposes('moderate', is('alwaysOn.deviceTunnel', false), 'It is not the device tunnel.'),
    supports(
      'weak',
      all(
        includes('profile.authentication', 'machine-certificate'),
        oneOf('attempt.errorCode', [5, 623, 13806]),
      ),
      'The profile signs in by machine certificate, as a device tunnel does.',
    ),
    opposes(
      'strong',
      not(includes('profile.authentication', 'machine-certificate')),
      'The profile does not use a machine certificate, so it is no device tunnel.',
    ),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    worksElsewhere('strong'),
    othersFail('weak'),
  ],
  fix: [
    step({
      id: 'deploy-as-system',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Give out the profile in the context of SYSTEM: by device management, or by a script that runs as SYSTEM. It needs an edition of Windows that supports device tunnels (Enterprise or Education).',
      needsAdmin: true,
      undo: 'Give out the former profile again.',
      verify: 'After a restart the tunnel is up before anybody signs in.',
    }),
    step({
      id: 'remove-copy',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Remove the copy that was made under a person’s account, as that person.',
      unless: is('profile.forEverybody', true),
      command: "Remove-VpnConnection -Name 'NAME' -Force",
      undo: 'Give out the profile again.',
    }),
    step({
      id: 'check-profile',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Make the profile IKEv2 with machine certificate, and have the server admit machine certificates.',
      unless: all(is('profile.tunnel', 'ikev2'), includes('profile.authentication', 'machine-certificate')),
      undo: 'Give out the former profile again.',
    }),
    step({
      id: 'look-at-profile',
      kind: 'look',
      finds: ['profile.forEverybody', 'profile.authentication'],
      by: 'helpdesk',
      text: 'Look whether the profile is among those of all users and uses the machine certificate.',
      command: 'Get-VpnConnection -AllUserConnection | Select-Object Name, TunnelType, AuthenticationMethod',
    }),
  ],
  references: ['always-on-vpn'],
});
