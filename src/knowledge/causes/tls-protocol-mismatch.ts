import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, is, isKnown, not, oneOf } from '../../rules/condition.ts';
import { sstpInPlay, worksElsewhere } from '../shared/evidence.ts';

/** Client and server have no TLS version or cipher in common. */
export const tlsProtocolMismatch = cause({
  id: 'tls-protocol-mismatch',
  title: 'This computer and the server have no TLS version in common',
  explanation:
    'The two sides cannot agree how to encrypt. On one of them TLS versions or ciphers were switched off, or are too old.',
  fixedBy: 'helpdesk',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['sstp'],
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(sstpInPlay, is('reach.tls', 'version')),
      'The server ends the handshake: it wants another version or cipher.',
    ),
    supports(
      'moderate',
      all(sstpInPlay, is('reach.tls', 'closed')),
      'TCP 443 connects, and the server ends the connection when TLS begins.',
    ),
    opposes('moderate', is('reach.tls', 'answered'), 'TLS with the server comes up from here.'),
    supports(
      'strong',
      all(is('tls.clientOff', true), is('attempt.tunnel', 'sstp')),
      'TLS 1.2 is switched off for clients on this computer.',
    ),
    supports(
      'moderate',
      all(
        is('reach.tcp443', 'open'),
        any(not(isKnown('reach.tls')), not(is('reach.tls', 'answered'))),
        oneOf('attempt.errorCode', [2250, 10054, 12030, 12157, 0x80090302, 0x80090326, 0x80090331]),
      ),
      'TCP 443 connects, and the encryption that comes next does not.',
    ),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'See which TLS versions were changed on this computer. Nothing listed means that Windows’ own choice applies, and that is right.',
      command:
        "Get-ChildItem 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols' -Recurse | Get-ItemProperty | Select-Object PSPath, Enabled, DisabledByDefault",
    }),
    step({
      by: 'helpdesk',
      text: 'Switch TLS 1.2 on for clients again, then restart the computer.',
      command:
        "Set-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client' -Name Enabled -Type DWord -Value 1; Set-ItemProperty -Path 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client' -Name DisabledByDefault -Type DWord -Value 0",
      needsAdmin: true,
      needsReboot: true,
      undo: 'Set the former values, which the step before has listed.',
      verify: 'The VPN connects.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Check that the server offers TLS 1.2 or later with ciphers that Windows has.',
    }),
  ],
  references: ['ms-sstp'],
});
