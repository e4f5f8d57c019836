import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { workedBefore, worksElsewhere } from '../shared/evidence.ts';

/** The pre-shared key is wrong or missing, or certificate and key are mixed up. */
export const profilePsk = cause({
  id: 'profile-psk',
  title: 'The pre-shared key of L2TP/IPsec is wrong or missing',
  explanation: 'Both ends must hold the same key. It cannot be read or tested from here, only typed again.',
  fixedBy: 'user',
  layer: 'profile',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(
        is('profile.l2tpAuthentication', 'psk'),
        oneOf('registry.natTraversal', ['both-behind-nat']),
        oneOf('attempt.errorCode', [789, 792, 793, 787]),
      ),
      'The profile uses a pre-shared key, and the NAT setting is right.',
    ),
    supports(
      'moderate',
      all(
        is('profile.l2tpAuthentication', 'psk'),
        is('path.serverBehindNat', false),
        is('reach.udp500', 'answered'),
        oneOf('attempt.errorCode', [789, 792, 793, 787]),
      ),
      'The server answers IKE, and no NAT is before it: what is left is the key.',
    ),
    supports(
      'weak',
      all(is('profile.l2tpAuthentication', 'certificate'), is('attempt.errorCode', 786)),
      'The profile is set to certificates; a pre-shared key may have been meant.',
    ),
    opposes(
      'strong',
      all(is('profile.l2tpAuthentication', 'certificate'), oneOf('attempt.errorCode', [787, 789, 792, 793])),
      'The profile uses a certificate, no key.',
    ),
    opposes('strong', is('ike.refused', true), 'The server refuses before any key is used.'),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    supports(
      'moderate',
      all(is('profile.l2tpAuthentication', 'psk'), oneOf('attempt.errorCode', [766, 786])),
      'The profile uses a pre-shared key, and Windows looked for a certificate: no key is stored.',
    ),
    supports(
      'strong',
      all(is('profile.ikev2Key', true), oneOf('attempt.errorCode', [13801, 13804, 13824, 13826])),
      'The profile signs in to IKEv2 with a pre-shared key, and the server refused it.',
    ),
    supports(
      'moderate',
      all(
        is('profile.ikev2Key', true),
        is('reach.udp500', 'answered'),
        oneOf('attempt.errorCode', [13801, 13804, 13824, 13826]),
      ),
      'The server answers IKE, so the way to it is free.',
    ),
    rulesOut(
      all(is('profile.tunnel', 'ikev2'), is('profile.ikev2Key', false)),
      'The profile uses no pre-shared key, and no dialogue of the IKEv2 client offers one.',
    ),
    workedBefore('moderate'),
  ],
  fix: [
    step({
      id: 'correct-key',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Network & internet, VPN: edit the connection, "L2TP/IPsec with pre-shared key", and type the key again. Make sure that there are no spaces before or after it.',
      when: oneOf('profile.tunnel', ['l2tp', 'automatic']),
      verify: 'The VPN connects.',
    }),
    step({
      id: 'correct-key-ikev2',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Enter the pre-shared key anew where the interface was made (Routing and Remote Access, the interface, Properties, Security; or the program that made the connection). Leave the VPN type as it is.',
      when: is('profile.tunnel', 'ikev2'),
      verify: 'The VPN connects.',
    }),
    step({
      id: 'give-out-key',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Compare the key at the server, and give out the right one by a safe way.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['kb325034'],
});
