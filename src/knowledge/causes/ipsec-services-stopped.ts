import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, oneOf, seen, seenAny } from '../../rules/condition.ts';
import { useSstp } from '../shared/steps.ts';

/** IKEEXT, PolicyAgent or BFE is disabled or does not start. */
export const ipsecServicesStopped = cause({
  id: 'ipsec-services-stopped',
  title: 'A Windows service for IPsec cannot run',
  explanation:
    'L2TP/IPsec and IKEv2 need IKEEXT and the Base Filtering Engine, L2TP also the IPsec Policy Agent. One of them is disabled or fails at its start.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  tunnels: ['l2tp', 'ikev2'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      any(
        includes('events.serviceFailed', 'IKEEXT'),
        includes('events.serviceFailed', 'PolicyAgent'),
        includes('events.serviceFailed', 'BFE'),
      ),
      'Windows wrote down that one of these services failed to start.',
    ),
    proves(
      oneOf('service.IKEEXT', ['disabled', 'missing']),
      'The IKE service (IKEEXT) is disabled or missing.',
    ),
    proves(
      oneOf('service.BFE', ['disabled', 'missing', 'start-failed', 'stopped']),
      'The Base Filtering Engine, which must always run, does not.',
    ),
    proves(
      all(
        oneOf('service.PolicyAgent', ['disabled', 'missing']),
        any(is('profile.tunnel', 'l2tp'), is('attempt.tunnel', 'l2tp')),
      ),
      'The IPsec Policy Agent is disabled or missing.',
    ),
    supports(
      'strong',
      all(
        any(is('service.IKEEXT', 'start-failed'), is('service.PolicyAgent', 'start-failed')),
        is('attempt.failed', true),
      ),
      'A service for IPsec is stopped, and its last run or start failed.',
    ),
    supports(
      'moderate',
      all(oneOf('service.PolicyAgent', ['disabled', 'start-failed']), is('profile.tunnel', 'automatic')),
      'The IPsec Policy Agent is disabled, and the profile may use L2TP.',
    ),
    supports(
      'moderate',
      all(is('service.PolicyAgent', 'stopped'), oneOf('attempt.errorCode', [789, 791, 793])),
      'The IPsec Policy Agent is not running after a failed L2TP connection.',
    ),
    opposes('strong', is('person.worksElsewhere', true), 'The same computer connects on another network.'),
    rulesOut(
      all(
        is('service.IKEEXT', 'running'),
        is('service.BFE', 'running'),
        is('service.PolicyAgent', 'running'),
      ),
      'All three services run.',
    ),
  ],
  fix: [
    // Whoever disables IKEEXT does so again at its own next start. (cure: SoftEther's IPsec function)
    step({
      id: 'other-product',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Stop the other VPN product{OTHER-VPN|} or switch its IPsec function off first: it disables IKEEXT at its own start.',
      when: all(
        is('service.IKEEXT', 'disabled'),
        any(seenAny('vpn.otherServices'), seenAny('ports.conflict')),
      ),
      undo: 'Switch the function on again.',
    }),
    step({
      id: 'start',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Turn on the service that is disabled (IKEEXT and PolicyAgent: Manual is enough), and start it. Manual and Automatic both work: leave what is not disabled as it is.',
      unless: all(
        is('service.IKEEXT', 'running'),
        is('service.PolicyAgent', 'running'),
        is('service.BFE', 'running'),
      ),
      command:
        "Get-Service IKEEXT, PolicyAgent | Where-Object StartType -eq 'Disabled' | Set-Service -StartupType Manual; Start-Service BFE, IKEEXT, PolicyAgent",
      repair: 'ipsec-services-stopped',
      needsAdmin: true,
      undo: 'Set-Service with -StartupType Disabled for those that were disabled.',
      verify: 'Get-Service BFE, IKEEXT, PolicyAgent shows Running.',
    }),
    // Said so by a merged change of Microsoft's own article: MicrosoftDocs/azure-docs#40325.
    step({
      id: 'base-filtering-engine',
      kind: 'cure',
      by: 'helpdesk',
      text: 'BFE itself is disabled: set it to Automatic. Where Windows says "Access is denied" even to an administrator, send this to whoever manages the computer: a policy or malware did it.',
      when: seen('service.BFE', 'disabled'),
      command: 'Set-Service BFE -StartupType Automatic; Start-Service BFE',
      needsAdmin: true,
      needsReboot: true,
      undo: 'Set-Service BFE -StartupType Disabled',
      verify: 'Get-Service BFE shows Running.',
    }),
    ...useSstp,
  ],
  references: ['kb325034'],
});
