import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, is, not, oneOf } from '../../rules/condition.ts';
import { othersConnect } from '../shared/evidence.ts';
import { strongProposals } from '../shared/steps.ts';

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
    // What it took at the last attempt it may not take any more: a server's settings change without the client's.
    supports(
      'strong',
      all(is('ike.refused', true), is('attempt.failed', false)),
      'The last attempt went well, and now the server refuses what this computer offers.',
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
    supports(
      'strong',
      all(is('ike.refused', true), is('ike.wantsStronger', false), is('attempt.failed', true)),
      'It refuses what this computer can be set to offer as well.',
    ),
    opposes(
      'strong',
      is('ike.wantsStronger', true),
      'It takes what this computer can be set to offer, so it has a connection and algorithms that fit.',
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
    // Over IKEv2 Windows as it comes offers group 2 alone; many present servers cannot do it any more. (strongSwan: Windows clients; algo#9; libreswan#2496)
    step({
      id: 'accept-proposal',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Accept a proposal that these clients offer. As it comes, Windows offers Diffie-Hellman group 2 alone over IKEv2 and groups 14 and 2 over L2TP, with AES-256 and SHA-1 or SHA-256. Take a policy of your own off the gateway, or allow that; the IKE log shows what was refused.',
      undo: 'Set the former policy again.',
      verify: 'A Windows client connects.',
    }),
    // Pointless where it refuses those as well.
    { ...strongProposals, unless: any(strongProposals.unless ?? all(), is('ike.wantsStronger', false)) },
    step({
      id: 'load-ikev2',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'If it refuses every proposal: see that a connection for IKEv2 is loaded on the server at all.',
      when: is('registry.strongProposals', true),
      verify: 'A Windows client connects.',
    }),
  ],
  references: ['rfc7296'],
});
