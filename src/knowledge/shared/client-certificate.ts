import { step } from '../../rules/cause.ts';
import { all, any, type Condition, includes, is, not, oneOf, seenOneOf } from '../../rules/condition.ts';

/** The computer's certificate is asked for: IKEv2 by machine certificate, L2TP by certificate. It lies in the store of the computer. */
const ofComputer: Condition = all(
  any(
    includes('profile.authentication', 'machine-certificate'),
    all(oneOf('profile.tunnel', ['l2tp', 'automatic']), is('profile.l2tpAuthentication', 'certificate')),
  ),
  // No certificate was found for EAP: that tells whose is missing where the profile does not.
  not(is('attempt.errorCode', 798)),
);
/** EAP takes the person's, also on a computer that has one of its own. */
const ofPerson: Condition = includes('profile.authentication', 'eap');

/** `certutil -pulse` does what the enrolment policy says; without one it does nothing, and says that it went well. (Microsoft: certutil; Get-Certificate) */
const enrol = 'while this computer reaches the company’s network, on site or over another VPN';

/** One that has run out cannot be renewed, only replaced. No restart: the next connection takes the new one. */
export const newPerson = step({
  id: 'new-person',
  kind: 'cure',
  by: 'helpdesk',
  text: `Have a new certificate issued to this person, ${enrol}. Run this as the person, not elevated.`,
  when: ofPerson,
  command:
    'gpupdate /force; certutil -user -pulse; Get-ChildItem Cert:\\CurrentUser\\My | Select-Object Subject, Issuer, NotAfter, HasPrivateKey',
  undo: 'Delete the new certificate in certmgr.msc, Personal.',
  verify: 'A certificate with a later date is in the list, and the VPN connects.',
});

export const newComputer = step({
  id: 'new-computer',
  kind: 'cure',
  by: 'helpdesk',
  text: `Have a new certificate issued to this computer, ${enrol}.`,
  when: ofComputer,
  command:
    'gpupdate /force; certutil -pulse; Get-ChildItem Cert:\\LocalMachine\\My | Select-Object Subject, Issuer, NotAfter, HasPrivateKey',
  needsAdmin: true,
  undo: 'Delete the new certificate in certlm.msc, Personal.',
  verify: 'A certificate with a later date is in the list, and the VPN connects.',
});

export const syncDevice = step({
  id: 'sync-device',
  kind: 'cure',
  by: 'user',
  text: 'If your company manages this computer with Intune: Settings, Accounts, Access work or school, your account, Info, Sync. The certificate comes within minutes.',
  verify: 'The VPN connects.',
});

export const importPerson = step({
  id: 'import-person',
  kind: 'cure',
  by: 'helpdesk',
  text: 'Or import one from a file with its private key, as the person and not elevated: EAP looks into the person’s store only.',
  when: ofPerson,
  command:
    "Import-PfxCertificate -FilePath (Read-Host 'File (.pfx or .p12)') -CertStoreLocation Cert:\\CurrentUser\\My -Password (Read-Host 'Password of the file' -AsSecureString)",
  undo: 'Delete the certificate in certmgr.msc, Personal.',
  verify: 'The VPN connects.',
});

export const importComputer = step({
  id: 'import-computer',
  kind: 'cure',
  by: 'helpdesk',
  text: 'Import the certificate with its private key from its file into the computer’s store: the person’s does not count here.',
  when: ofComputer,
  command:
    "Import-PfxCertificate -FilePath (Read-Host 'File (.pfx or .p12)') -CertStoreLocation Cert:\\LocalMachine\\My -Password (Read-Host 'Password of the file' -AsSecureString)",
  needsAdmin: true,
  undo: 'Delete the certificate in certlm.msc, Personal.',
  verify: 'The VPN connects.',
});

/** Workstation Authentication and User carry more purposes than one; a template with this one alone is what Microsoft's how-to makes. (EAP-TLS certificate requirements) */
export const rightPurpose = step({
  id: 'right-purpose',
  kind: 'cure',
  by: 'vpn-admin',
  text: 'Issue the certificate anew with the purpose Client Authentication (1.3.6.1.5.5.7.3.2): the one here lacks it. At a Windows authority: certtmpl.msc, the template, Extensions, Application Policies.',
  when: seenOneOf('certificate.client', ['wrong-purpose', 'no-purpose']),
  verify: 'The new certificate lists Client Authentication, and the VPN connects.',
});

export const publishTemplate = step({
  id: 'publish-template',
  kind: 'cure',
  by: 'vpn-admin',
  text: 'If nothing is issued: certutil -pulse does nothing, and says that it went well, where no enrolment policy is set. Publish a template for Client Authentication with Read, Enroll and Autoenroll for this group (certtmpl.msc, then certsrv.msc, Certificate Templates, New, Certificate Template to Issue).',
});

/** Both stores where nobody knows which counts. */
export const newClientCertificate = [newPerson, newComputer, importPerson, importComputer] as const;

/** The profile remembers which certificate was taken; one that was replaced is asked for again until that is cleared. (windowsserverdocs#4258) */
export const clearSignInInfo = step({
  id: 'clear-sign-in-info',
  kind: 'cure',
  by: 'user',
  text: 'When the new certificate is there: Settings, Network & internet, VPN, this connection, Advanced options, Clear sign-in info. Then connect, and choose the new certificate if you are asked.',
  when: ofPerson,
  verify: 'The VPN connects.',
});
