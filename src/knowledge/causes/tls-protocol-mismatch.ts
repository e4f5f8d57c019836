import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, not, oneOf } from '../../rules/condition.ts';
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
    proves(
      all(sstpInPlay, is('tls.tooNew', true)),
      'The server takes TLS with a newer version or other ciphers, and refuses all that this Windows can offer.',
    ),
    rulesOut(
      is('tls.nameFiltered', true),
      'The same address takes TLS where the server is not named: version and ciphers are not at fault.',
    ),
    opposes(
      'strong',
      all(is('web.secure', false), oneOf('reach.tls', ['closed', 'silent'])),
      'TLS with well-known web sites is cut off as well: it is not this server’s version.',
    ),
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
        not(is('reach.tls', 'answered')),
        oneOf('attempt.errorCode', [2250, 10054, 12030, 12157, 0x80090302, 0x80090326, 0x80090331]),
      ),
      'TCP 443 connects, and the encryption that comes next does not.',
    ),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    // Absent is Windows' own choice, and right. (Microsoft: TLS registry settings)
    step({
      id: 'switch-on',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Switch TLS 1.2 on for clients again: delete the two values that switch it off, then restart the computer. A hardening policy sets them again.',
      unless: any(is('tls.clientOff', false), is('tls.tooNew', true)),
      command:
        "Remove-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client' -Name Enabled, DisabledByDefault -ErrorAction SilentlyContinue",
      needsAdmin: true,
      needsReboot: true,
      undo: "New-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client' -Name Enabled -PropertyType DWord -Value 0 -Force",
      verify: 'The VPN connects.',
    }),
    // Windows before 11 speaks 1.2 at most over SSTP; some servers take 1.3 alone with an ECC certificate. (SoftEtherVPN#1496)
    step({
      id: 'server-tls',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let the server take TLS 1.2 with ciphers that Windows has (AES; Windows 10 has no TLS 1.3, and no Windows has ChaCha20 in TLS 1.2). Some servers take TLS 1.3 alone with an ECC certificate: use an RSA certificate there.',
      undo: 'Set the former certificate and protocols again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'list-protocols',
      kind: 'look',
      finds: ['tls.clientOff'],
      by: 'helpdesk',
      unless: is('tls.tooNew', true),
      text: 'See which TLS versions were changed on this computer. Nothing listed means that Windows’ own choice applies, and that is right.',
      command:
        "Get-ChildItem 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols' -Recurse | Get-ItemProperty | Select-Object PSPath, Enabled, DisabledByDefault",
    }),
  ],
  references: ['ms-sstp'],
});
