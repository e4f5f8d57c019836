import { cause, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf, seen } from '../../rules/condition.ts';

/** Another VPN connection is up and holds what this one needs. */
export const otherVpnActive = cause({
  id: 'other-vpn-active',
  title: 'Another VPN connection is already up',
  explanation: 'The port or device that this connection needs is in use by another VPN connection.',
  fixedBy: 'user',
  layer: 'machine',
  stage: 'local',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('route.serverViaOtherVpn', true), is('attempt.failed', true)),
      'The way to the server leads through another VPN.',
    ),
    proves(
      all(is('profile.otherConnected', true), oneOf('attempt.errorCode', [602, 633, 756])),
      'Another connection is up, and Windows says that the port is in use.',
    ),
    supports(
      'weak',
      all(is('profile.otherConnected', true), is('attempt.failed', true)),
      'Another connection is up.',
    ),
    rulesOut(is('profile.otherConnected', false), 'No other connection is up.'),
  ],
  fix: [
    step({
      id: 'disconnect-connection',
      kind: 'cure',
      by: 'user',
      text: 'Disconnect {OTHER-CONNECTION|the other connection}, then connect this one again.',
      when: seen('profile.otherConnected', true),
      command: "rasdial 'OTHER-CONNECTION' /disconnect",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'disconnect',
      kind: 'cure',
      by: 'user',
      text: 'Disconnect the other VPN{OTHER-VPN|} or quit its program, then connect this one again.',
      unless: is('profile.otherConnected', true),
      verify: 'The VPN connects.',
    }),
    step({
      id: 'end-leftovers',
      kind: 'cure',
      by: 'helpdesk',
      text: 'End what is left over of other connections.',
      unless: is('profile.otherConnected', true),
      command: 'rasdial /disconnect',
    }),
  ],
  references: ['kb885959'],
});
