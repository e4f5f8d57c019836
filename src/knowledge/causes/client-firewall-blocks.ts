import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, is, isKnown, nonEmpty, not, oneOf, seen } from '../../rules/condition.ts';
import {
  lastWentWell,
  noSuccessSince,
  onlyThisDevice,
  othersFail,
  worksElsewhere,
} from '../shared/evidence.ts';

/** This computer’s own firewall keeps the tunnel from going out. */
export const clientFirewallBlocks = cause({
  id: 'client-firewall-blocks',
  title: 'The firewall on this computer blocks the VPN',
  explanation:
    'A rule on this computer forbids the traffic of the tunnel on its way out, so nothing of it ever reaches the network.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'transport',
  scope: 'machine',
  blocking: true,
  // It stands there or it does not; where it does, it is mostly to blame.
  baseRate: 0.15,
  evidence: [
    proves(
      all(nonEmpty('firewall.blocks'), noSuccessSince),
      'A rule of Windows Firewall blocks what this tunnel sends to this server.',
    ),
    supports(
      'strong',
      nonEmpty('firewall.blocks'),
      'A rule of Windows Firewall blocks what this tunnel sends to this server.',
    ),
    supports(
      'moderate',
      all(is('firewall.closedByDefault', true), is('attempt.failed', true)),
      'Windows Firewall blocks all outgoing traffic that no rule allows.',
    ),
    opposes(
      'strong',
      all(not(nonEmpty('firewall.blocks')), is('firewall.closedByDefault', false)),
      'Windows Firewall has no rule that blocks this tunnel.',
    ),
    supports(
      'moderate',
      all(
        is('person.worksElsewhere', false),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [800, 809, 1232, 10060, 10065, 12002, 12029, 13805, 13813]),
      ),
      'It fails for you on every network, while other people connect.',
    ),
    supports(
      'weak',
      all(
        is('web.works', true),
        is('reach.serverAnswers', false),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [800, 809, 1232, 10060, 10065, 12002, 12029, 13805, 13813]),
      ),
      'The web works here and the server serves other people, but nothing of it arrives at this computer.',
    ),
    worksElsewhere('moderate'),
    othersFail('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    lastWentWell,
    onlyThisDevice('moderate'),
  ],
  fix: [
    step({
      id: 'change-rule',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Switch the rule{RULE|} off where it comes from: Windows Defender Firewall, group policy or device management.',
      // There is no rule to switch off, whatever becomes of traffic that no rule names.
      unless: all(isKnown('firewall.blocks'), not(nonEmpty('firewall.blocks'))),
      needsAdmin: true,
      undo: 'Switch the rule on again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'allow-outbound',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Allow the tunnel of this VPN: everything outgoing is blocked unless a rule allows it. This opens UDP 500, 4500 and 1701 and TCP 443 and 1723.',
      when: seen('firewall.closedByDefault', true),
      command:
        "New-NetFirewallRule -DisplayName 'VPN (IKE)' -Direction Outbound -Action Allow -Protocol UDP -RemotePort 500, 4500, 1701; New-NetFirewallRule -DisplayName 'VPN (TCP)' -Direction Outbound -Action Allow -Protocol TCP -RemotePort 443, 1723",
      needsAdmin: true,
      undo: "Remove-NetFirewallRule -DisplayName 'VPN (IKE)', 'VPN (TCP)'",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'list-rules',
      kind: 'look',
      finds: ['firewall.blocks'],
      by: 'helpdesk',
      text: 'List the rules that forbid outgoing traffic and look for UDP 500 and 4500, TCP 443 or TCP 1723.',
      command:
        'Get-NetFirewallRule -Direction Outbound -Action Block -Enabled True -PolicyStore ActiveStore | Select-Object DisplayName, Profile, PolicyStoreSourceType',
    }),
    step({
      id: 'look-at-default',
      kind: 'look',
      finds: ['firewall.closedByDefault'],
      by: 'helpdesk',
      text: 'Look whether everything outgoing is blocked unless allowed.',
      command: 'Get-NetFirewallProfile | Select-Object Name, Enabled, DefaultOutboundAction',
    }),
  ],
  references: [],
});
