import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { otherDeviceConnects } from '../shared/evidence.ts';
import { useSstp } from '../shared/steps.ts';

/** IKE begins, but its large messages are lost because IP fragments are dropped. */
export const ikeFragmentsDropped = cause({
  id: 'ike-fragments-dropped',
  title: 'Large IKE messages are lost on the way',
  explanation:
    'With certificates the second IKE message is larger than one packet. Routers that drop IP fragments lose it, and the client waits in vain.',
  fixedBy: 'vpn-admin',
  layer: 'network',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['ikev2'],
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('reach.udp500', 'answered'), is('reach.ikeLarge', 'silent')),
      'The server answers a small IKE message and not a large one.',
    ),
    supports(
      'strong',
      all(is('reach.udp500', 'answered'), is('reach.ikeLarge', 'silent'), is('attempt.failed', true)),
      'And the last attempt failed.',
    ),
    supports(
      'strong',
      all(is('windows.ikeFragmentation', false), oneOf('attempt.errorCode', [809, 13805])),
      'This Windows is too old to send large IKE messages in parts of its own (RFC 7383), so they go out as IP fragments.',
    ),
    supports(
      'weak',
      all(is('ike.fragmentation', false), oneOf('attempt.errorCode', [809, 13805])),
      'The server does not say that it takes large IKE messages in parts of its own (RFC 7383).',
    ),
    opposes(
      'moderate',
      all(is('reach.ikeLarge', 'answered'), is('windows.ikeFragmentation', true)),
      'And this Windows could send it in parts of its own.',
    ),
    opposes(
      'moderate',
      is('reach.ikeLarge', 'answered'),
      'A large IKE message gets through from here to the server.',
    ),
    supports(
      'strong',
      all(is('reach.udp500', 'answered'), oneOf('attempt.errorCode', [809, 13805])),
      'The server answers IKE’s first message, and the dial still times out.',
    ),
    supports(
      'moderate',
      all(
        includes('profile.authentication', 'machine-certificate'),
        oneOf('attempt.errorCode', [809, 13805]),
      ),
      'The profile authenticates by certificate: its messages are large.',
    ),
    opposes(
      'moderate',
      all(
        not(includes('profile.authentication', 'machine-certificate')),
        not(includes('profile.authentication', 'eap')),
      ),
      'The profile sends no certificate.',
    ),
    opposes(
      'weak',
      all(is('windows.ikeFragmentation', true), is('ike.fragmentation', true)),
      'Windows and the server can both send large IKE messages in parts that no network drops as fragments.',
    ),
    opposes('strong', is('reach.udp500', 'silent'), 'Not even the first, small message is answered.'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      by: 'vpn-admin',
      text: 'Switch IKE fragmentation (RFC 7383) on at the server: Windows Server 2019 and later with EnableServerFragmentation = 1; other gateways name it so.',
      needsAdmin: true,
      verify: 'The profile connects from a network where it failed.',
    }),
    step({
      by: 'network',
      text: 'Let UDP fragments pass, and do not reassemble-and-drop them at the firewall.',
    }),
    step({
      by: 'helpdesk',
      text: 'Update Windows: clients before Windows 10 1803 cannot fragment IKE messages themselves.',
    }),
    ...useSstp,
  ],
  references: ['rfc7383', 'always-on-vpn'],
});
