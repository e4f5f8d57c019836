import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersFail, workedBefore, worksElsewhere } from '../shared/evidence.ts';

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
      by: 'helpdesk',
      text: 'Ask the VPN administrator for the proposal and set exactly that.',
      command:
        "Set-VpnConnectionIPsecConfiguration -ConnectionName 'NAME' -AuthenticationTransformConstants SHA256128 -CipherTransformConstants AES256 -DHGroup Group14 -EncryptionMethod AES256 -IntegrityCheckMethod SHA256 -PfsGroup None -Force",
      undo: "Set-VpnConnectionIPsecConfiguration -ConnectionName 'NAME' -RevertToDefault -Force",
      verify: 'The VPN connects.',
    }),
    step({ by: 'vpn-admin', text: 'Accept a proposal that current Windows offers.' }),
  ],
  references: ['always-on-vpn'],
});
