import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, not, oneOf } from '../../rules/condition.ts';
import { othersConnect } from '../shared/evidence.ts';

/** The server answers IKE and refuses every proposal. */
export const serverIkePolicy = cause({
  id: 'server-ike-policy',
  title: 'The server refuses every encryption proposal',
  explanation:
    'The server answers, but has no connection or no algorithms set up that fit any Windows client.',
  fixedBy: 'vpn-admin',
  layer: 'server',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    supports(
      'moderate',
      is('ike.refused', true),
      'The server answers IKE and refuses everything that a Windows client offers as it comes.',
    ),
    // By 13868 the error code itself says as much, and leaves open whose settings have to change.
    supports(
      'strong',
      all(is('ike.refused', true), is('attempt.failed', true), not(is('attempt.errorCode', 13868))),
      'And the last attempt failed.',
    ),
    supports(
      'strong',
      all(is('ike.refused', true), is('registry.strongProposals', true), is('attempt.errorCode', 13868)),
      'This computer already offers the stronger proposals, and the server refuses those as well.',
    ),
    supports(
      'strong',
      all(is('ike.gatewaysDisagree', true), oneOf('attempt.errorCode', [788, 13802, 13816, 13868])),
      'One of the server’s gateways takes what this computer offers, and another one refuses it.',
    ),
    opposes('strong', is('ike.refused', false), 'The server takes what a Windows client offers as it comes.'),
    supports(
      'moderate',
      all(is('person.otherUsersFail', true), oneOf('attempt.errorCode', [788, 13868, 13802])),
      'Other people are refused too.',
    ),
    othersConnect('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      by: 'vpn-admin',
      text: 'Look at the server’s IKE log for the refused proposal, and add one that Windows offers: AES-256, SHA-256, group 14 or 20.',
      verify: 'A Windows client connects.',
    }),
  ],
  references: ['rfc7296'],
});
