import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, not, oneOf, seen } from '../../rules/condition.ts';
import { getsLost, otherDeviceConnects } from '../shared/evidence.ts';
import { useHotspot, useSstp } from '../shared/steps.ts';

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
      'The server answers every small IKE message, before and after the large ones, and no large one.',
    ),
    supports(
      'strong',
      all(is('reach.udp500', 'answered'), is('reach.ikeLarge', 'silent'), is('attempt.failed', true)),
      'And the last attempt failed.',
    ),
    // A client that cannot send in parts, or a server that does not take them, depends on what is lost here.
    supports(
      'strong',
      all(
        is('reach.udp500', 'answered'),
        is('reach.ikeLarge', 'silent'),
        is('attempt.failed', false),
        any(is('ike.fragmentation', false), is('windows.ikeFragmentation', false)),
      ),
      'One of the two sides does not send large messages in parts of its own (RFC 7383), so they have to pass as they are.',
    ),
    opposes('moderate', is('attempt.lastWentWell', true), 'The last attempt went well.'),
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
      all(
        is('reach.udp500', 'answered'),
        is('reach.udp4500', 'answered'),
        oneOf('attempt.errorCode', [809, 13805]),
      ),
      'The server answers IKE’s first message on both ports, and the attempt still times out.',
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
    opposes('strong', getsLost, 'Small packets get lost on the way as well: it is not the size.'),
    opposes('strong', is('reach.udp500', 'silent'), 'Not even the first, small message is answered.'),
    otherDeviceConnects,
  ],
  fix: [
    // Before 1803 Windows sends large IKE messages as IP fragments, whatever the server can do. (KB4057142, KB4057144, KB4089848)
    step({
      id: 'update-windows',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Update Windows: before Windows 10 version 1803 it cannot send large IKE messages in parts (version 1607: KB4057142, 1703: KB4057144, 1709: KB4089848).',
      when: seen('windows.ikeFragmentation', false),
      needsReboot: true,
      verify: 'The VPN connects.',
    }),
    step({
      id: 'no-certificate-request',
      kind: 'cure',
      by: 'helpdesk',
      text: 'With that update: have Windows leave the list of its authorities out of IKE, which makes the message smaller.',
      when: seen('windows.ikeFragmentation', false),
      command:
        "$k = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\IKEv2'; if (-not (Test-Path $k)) { New-Item $k }; New-ItemProperty $k -Name DisableCertReqPayload -PropertyType DWord -Value 1 -Force",
      needsAdmin: true,
      needsReboot: true,
      undo: "Remove-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\IKEv2' -Name DisableCertReqPayload",
      verify: 'The VPN connects.',
    }),
    ...useSstp,
    ...useHotspot,
    step({
      id: 'let-fragments-pass',
      kind: 'cure',
      by: 'network',
      text: 'Let IP fragments of UDP pass: many modems and firewalls have a setting "block fragmented packets"; switch it off.',
      unless: any(is('reach.ikeLarge', 'answered'), is('person.worksElsewhere', false)),
      undo: 'Switch it on again.',
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'server-fragmentation',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Switch IKE fragmentation (RFC 7383) on at the server, and restart it. Windows Server 2019 or later: this command; strongSwan: fragmentation = yes; Libreswan: fragmentation=yes.',
      // What the server takes in parts already, or Windows cannot send in parts, is not cured there.
      unless: any(
        is('ike.fragmentation', true),
        is('reach.ikeLarge', 'answered'),
        is('windows.ikeFragmentation', false),
      ),
      command:
        "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RemoteAccess\\Parameters\\Ikev2' -Name EnableServerFragmentation -PropertyType DWord -Value 1 -Force",
      needsAdmin: true,
      needsReboot: true,
      undo: "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\RemoteAccess\\Parameters\\Ikev2' -Name EnableServerFragmentation -Value 0",
      verify: 'The profile connects from a network where it failed.',
    }),
    step({
      id: 'server-log',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'A large message gets through from here: see in the server’s log whether the second IKE message (IKE_AUTH) arrives, and what it is refused for.',
      when: seen('reach.ikeLarge', 'answered'),
    }),
  ],
  references: ['rfc7383', 'always-on-vpn'],
});
