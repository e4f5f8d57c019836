import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, oneOf } from '../../rules/condition.ts';
import { clearSignInInfo } from '../shared/client-certificate.ts';
import { noCertificateInPlay, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** Several certificates fit, and Windows takes the wrong one. */
export const clientCertDuplicate = cause({
  id: 'client-cert-duplicate',
  title: 'Several certificates fit this VPN, and Windows picks the wrong one',
  explanation:
    'Old and new certificates of the same issuer lie side by side. Windows sends one that the server does not know any more.',
  fixedBy: 'helpdesk',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports('moderate', is('certificate.severalFit', true), 'Several client certificates fit.'),
    supports(
      'strong',
      all(is('certificate.severalFit', true), is('attempt.errorCode', 798)),
      'Windows found no certificate for EAP among several that fit.',
    ),
    opposes('strong', is('certificate.severalFit', false), 'Not more than one client certificate fits.'),
    supports(
      'weak',
      all(
        is('person.workedBefore', true),
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [826, 13801, 13826, 13838]),
      ),
      'It worked before on this computer, and other people connect.',
    ),
    noCertificateInPlay,
    worksElsewhere('strong'),
    othersFail('moderate'),
    opposes('weak', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    // A filter by issuer and purpose leaves one that fits; nothing is deleted. (EAP configuration; Set-VpnConnection)
    step({
      id: 'filter-computer',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Let the profile take only certificates for Client Authentication of the authority that you choose.',
      when: includes('profile.authentication', 'machine-certificate'),
      // An issuer cannot tell apart what has the same one.
      unless: is('certificate.severalOfOneIssuer', true),
      command:
        "Set-VpnConnection -Name 'NAME' -MachineCertificateIssuerFilter (Get-ChildItem Cert:\\LocalMachine\\Root | Out-GridView -OutputMode Single) -MachineCertificateEKUFilter '1.3.6.1.5.5.7.3.2'",
      undo: "Set-VpnConnection -Name 'NAME' -MachineCertificateIssuerFilter $null -MachineCertificateEKUFilter $null",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'filter-person',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let the profile choose by issuer and purpose: rasphone.exe, the connection, Properties, Security, Properties of the EAP method, Advanced, Configure Certificate Selection. In a profile that you give out: FilteringInfo of the EAP settings.',
      when: includes('profile.authentication', 'eap'),
      undo: 'Give out the former profile again.',
      verify: 'The VPN connects without asking which certificate.',
    }),
    {
      ...clearSignInInfo,
      text: 'Settings, Network & internet, VPN, this connection, Advanced options, Clear sign-in info.{CERTIFICATES|} Then connect, and choose the right certificate if you are asked.',
    },
    step({
      id: 'delete-old-person',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Export the outdated ones of the person with their keys, then delete them.{CERTIFICATES|} One whose key cannot be exported, or is in a TPM, cannot be brought back.',
      when: includes('profile.authentication', 'eap'),
      command:
        'Get-ChildItem Cert:\\CurrentUser\\My | Out-GridView -OutputMode Multiple | ForEach-Object { Export-PfxCertificate -Cert $_ -FilePath "$env:USERPROFILE\\$($_.Thumbprint).pfx" -Password (Read-Host \'Password for the copy\' -AsSecureString) -ErrorAction Stop; Remove-Item $_.PSPath }',
      undo: 'Import the exported files again.',
      verify: 'One fitting certificate is left, and the VPN connects.',
    }),
    step({
      id: 'delete-old-computer',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Export the outdated ones of the computer with their keys, then delete them.{CERTIFICATES|} One whose key cannot be exported, or is in a TPM, cannot be brought back.',
      when: includes('profile.authentication', 'machine-certificate'),
      command:
        'Get-ChildItem Cert:\\LocalMachine\\My | Out-GridView -OutputMode Multiple | ForEach-Object { Export-PfxCertificate -Cert $_ -FilePath "$env:USERPROFILE\\$($_.Thumbprint).pfx" -Password (Read-Host \'Password for the copy\' -AsSecureString) -ErrorAction Stop; Remove-Item $_.PSPath }',
      needsAdmin: true,
      undo: 'Import the exported files again.',
      verify: 'One fitting certificate is left, and the VPN connects.',
    }),
    step({
      id: 'list-certificates',
      kind: 'look',
      finds: ['certificate.severalFit'],
      by: 'helpdesk',
      text: 'Look for several certificates of one issuer.',
      command:
        'Get-ChildItem Cert:\\LocalMachine\\My, Cert:\\CurrentUser\\My | Sort-Object Issuer | Select-Object PSParentPath, Issuer, Subject, NotBefore, NotAfter, Thumbprint',
    }),
  ],
  references: ['eap-cert-requirements'],
});
