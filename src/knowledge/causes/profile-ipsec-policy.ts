import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf, seen } from '../../rules/condition.ts';
import { othersFail, workedBefore, worksElsewhere } from '../shared/evidence.ts';
import { strongProposals } from '../shared/steps.ts';

/** The IPsec proposal of the client is not one that the server takes. */
export const profileIpsecPolicy = cause({
  id: 'profile-ipsec-policy',
  title: 'Client and server have no encryption proposal in common',
  explanation: 'The algorithms that this profile offers are not those that the server accepts.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('ike.wantsStronger', true), is('ike.refused', true)),
      'Over IKEv2 this computer offers Diffie-Hellman group 2 alone, as Windows does as it comes; the server refuses that and takes a stronger group.',
    ),
    supports(
      'strong',
      all(is('ike.wantsStronger', true), is('ike.refused', true), is('attempt.failed', true)),
      'And the last attempt failed.',
    ),
    supports(
      'strong',
      all(is('ike.wantsStronger', true), is('ike.refused', true), is('attempt.failed', false)),
      'The last attempt went well, and now the server wants a stronger group than this computer offers.',
    ),
    supports(
      'strong',
      all(is('ike.wantsStronger', true), is('attempt.errorCode', 13868)),
      'The server takes a stronger group than Windows offers as it comes, and refused what this profile offered.',
    ),
    supports(
      'strong',
      all(is('ike.refused', false), oneOf('attempt.errorCode', [788, 13802, 13868])),
      'The server takes one of the usual proposals, and refused what this profile offered.',
    ),
    supports(
      'moderate',
      all(is('profile.customIpsecPolicy', true), oneOf('attempt.errorCode', [788, 13802, 13868])),
      'The profile has its own proposal, and the server refused it.',
    ),
    supports(
      'moderate',
      all(is('profile.customIpsecPolicy', false), oneOf('attempt.errorCode', [13868])),
      'The profile offers Windows’ defaults, and the server refused them.',
    ),
    opposes(
      'strong',
      is('ike.gatewaysDisagree', true),
      'Another gateway of the same server takes what this computer offers.',
    ),
    worksElsewhere('moderate'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    othersFail('moderate'),
    workedBefore('moderate'),
  ],
  fix: [
    step({
      id: 'default',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Take the profile’s own IPsec proposal away, so that it offers what Windows offers.',
      when: seen('profile.customIpsecPolicy', true),
      command: "Set-VpnConnectionIPsecConfiguration -ConnectionName 'NAME' -RevertToDefault -Force",
      undo: 'Set the former values again: Get-VpnConnection shows them before, under IPsecCustomPolicy.',
      verify: 'The VPN connects.',
    }),
    // One profile, and any group of the list: it has to equal the server's. (Set-VpnConnectionIPsecConfiguration; Azure point-to-site)
    step({
      id: 'match',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Set the proposal of the server in the profile. These values suit most; have your VPN administrator name them if they do not.',
      command:
        "Set-VpnConnectionIPsecConfiguration -ConnectionName 'NAME' -AuthenticationTransformConstants GCMAES128 -CipherTransformConstants GCMAES128 -EncryptionMethod AES256 -IntegrityCheckMethod SHA256 -DHGroup Group14 -PfsGroup None -Force",
      undo: "Set-VpnConnectionIPsecConfiguration -ConnectionName 'NAME' -RevertToDefault -Force",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'server-accepts',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Accept a proposal that these clients offer: take a policy of your own off the gateway again, or give every client the same one.',
      undo: 'Set the former policy again.',
      verify: 'A Windows client connects.',
    }),
    strongProposals,
  ],
  references: ['always-on-vpn'],
});
