import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf, seen } from '../../rules/condition.ts';
import { noSuccessSince, workedBefore } from '../shared/evidence.ts';
import { restart, useSstp } from '../shared/steps.ts';

/** L2TP to a server behind NAT needs a registry value that Windows does not set. */
export const natTRegistry = cause({
  id: 'nat-t-registry',
  title: 'Windows is not set up for an L2TP server behind NAT',
  explanation:
    'When the server stands behind a router that translates addresses, Windows refuses L2TP/IPsec unless one registry value allows it.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'negotiation',
  scope: 'machine',
  tunnels: ['l2tp'],
  blocking: true,
  evidence: [
    proves(
      all(
        is('path.serverBehindNat', true),
        oneOf('registry.natTraversal', ['absent', 'off', 'misspelt']),
        noSuccessSince,
      ),
      'The server itself tells that it stands behind a NAT, and the value that this needs is not set.',
    ),
    supports(
      'strong',
      all(is('path.serverBehindNat', true), is('attempt.failed', true)),
      'The server itself tells that it stands behind a NAT.',
    ),
    opposes(
      'strong',
      is('path.serverBehindNat', false),
      'The server tells that there is no NAT in front of it, so the value is not needed.',
    ),
    opposes(
      'moderate',
      all(is('path.serverBehindNat', false), is('reach.udp500', 'answered')),
      'It answers IKE, so the failure has another reason.',
    ),
    opposes(
      'moderate',
      all(is('profile.l2tpAuthentication', 'certificate'), is('certificate.client', 'missing')),
      'IPsec is set to certificates, and there is none.',
    ),
    opposes('strong', is('reach.udp500', 'silent'), 'Not even the negotiation gets an answer.'),
    opposes(
      'moderate',
      all(is('reach.udp500', 'answered'), is('reach.udp4500', 'silent')),
      'UDP 4500, over which everything behind a NAT goes, gets no answer from here.',
    ),
    supports(
      'strong',
      all(is('registry.natTraversal', 'misspelt'), is('attempt.failed', true)),
      'The value is there under a misspelt name, so Windows does not see it.',
    ),
    supports(
      'strong',
      all(is('registry.natTraversal', 'wrong-type'), is('attempt.failed', true)),
      'The value is there but is not a DWORD, and Windows may ignore it.',
    ),
    supports(
      'moderate',
      all(
        oneOf('registry.natTraversal', ['absent', 'off']),
        oneOf('attempt.errorCode', [789, 792, 793, 809]),
      ),
      'The value is absent or 0, and the connection failed in the way this causes.',
    ),
    supports(
      'weak',
      all(
        oneOf('registry.natTraversal', ['absent', 'off', 'server-behind-nat']),
        is('path.behindNat', true),
        oneOf('attempt.errorCode', [789, 792, 793, 809]),
      ),
      'This computer is behind a NAT itself, and the value does not cover both ends.',
    ),
    supports(
      'weak',
      all(
        is('reach.udp500', 'answered'),
        oneOf('registry.natTraversal', ['absent', 'off']),
        is('attempt.failed', true),
      ),
      'The server answers IKE, so the way to it is free.',
    ),
    supports(
      'weak',
      all(
        is('windows.newlyInstalled', true),
        oneOf('registry.natTraversal', ['absent', 'off']),
        oneOf('attempt.errorCode', [789, 792, 793, 809]),
      ),
      'Windows was upgraded lately, which sets such values back.',
    ),
    rulesOut(is('registry.natTraversal', 'both-behind-nat'), 'The value is 2: set for both ends.'),
    opposes(
      'strong',
      is('person.worksElsewhere', true),
      'The same profile works on another network, so this computer’s settings are right.',
    ),
    opposes('moderate', is('attempt.connectedBefore', true), 'This connection has come up lately.'),
    workedBefore('moderate'),
  ],
  fix: [
    step({
      id: 'set-value',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Set AssumeUDPEncapsulationContextOnSendRule to 2, then restart the computer (Restart, not Shut down).',
      unless: is('registry.natTraversal', 'both-behind-nat'),
      command:
        "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent' -Name AssumeUDPEncapsulationContextOnSendRule -PropertyType DWord -Value 2 -Force",
      repair: 'nat-t-registry',
      needsAdmin: true,
      needsReboot: true,
      undo: "Remove-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent' -Name AssumeUDPEncapsulationContextOnSendRule",
      verify: 'After the restart the L2TP connection comes up.',
    }),
    // The value counts from the next start on.
    step({ ...restart, when: seen('registry.natTraversal', 'both-behind-nat') }),
    ...useSstp,
    step({
      id: 'public-address',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Give the server a public address of its own, or offer IKEv2 or SSTP, which need no such value.',
    }),
  ],
  references: ['kb926179', 'kb325034', 'rfc3948'],
});
