import { type FixStep, step } from '../../rules/cause.ts';
import { any, type Condition, includes, is, isKnown, not } from '../../rules/condition.ts';

/** The computer's certificate is asked for: IKEv2 by machine certificate, L2TP by certificate. It lies in the store of the computer. */
const ofComputer: Condition = any(
  includes('profile.authentication', 'machine-certificate'),
  is('profile.l2tpAuthentication', 'certificate'),
);
/** EAP takes the person's, also on a computer that has one of its own. */
const ofPerson: Condition = includes('profile.authentication', 'eap');
const notTold: Condition = not(isKnown('profile.authentication'));

/** `certutil -pulse` does what the enrolment policy says; without one it does nothing, and says that it went well. (Microsoft: certutil; Get-Certificate) */
const enrol = 'while this computer reaches the company’s network, on site or over another VPN';

/**
 * A new certificate, in the store in which the client looks. One that has run out cannot be renewed, only replaced. No restart: the next connection
 * takes it.
 */
export const newClientCertificate: readonly FixStep[] = [
  step({
    by: 'helpdesk',
    text: `Have a new certificate issued to this person, ${enrol}. Run this as the person, not elevated. With Intune instead: Settings, Accounts, Access work or school, the account, Info, Sync.`,
    when: ofPerson,
    command:
      'gpupdate /force; certutil -user -pulse; Get-ChildItem Cert:\\CurrentUser\\My | Select-Object Subject, Issuer, NotAfter, HasPrivateKey',
    undo: 'Delete the new certificate in certmgr.msc, Personal.',
    verify: 'A certificate with a later date is in the list, and the VPN connects.',
  }),
  step({
    by: 'helpdesk',
    text: `Have a new certificate issued to this computer, ${enrol}. With Intune instead: Settings, Accounts, Access work or school, the account, Info, Sync.`,
    when: ofComputer,
    command:
      'gpupdate /force; certutil -pulse; Get-ChildItem Cert:\\LocalMachine\\My | Select-Object Subject, Issuer, NotAfter, HasPrivateKey',
    needsAdmin: true,
    undo: 'Delete the new certificate in certlm.msc, Personal.',
    verify: 'A certificate with a later date is in the list, and the VPN connects.',
  }),
  step({
    by: 'helpdesk',
    text: `Have a new certificate issued, ${enrol}: for a person with certutil -user -pulse as that person, for the computer with certutil -pulse elevated.`,
    when: notTold,
    command: 'gpupdate /force; certutil -user -pulse',
    verify: 'A certificate with a later date is in the list, and the VPN connects.',
  }),
  step({
    by: 'helpdesk',
    text: 'If no new certificate came, import one from a file with its private key, as the person and not elevated: EAP looks into the person’s store only.',
    when: ofPerson,
    command:
      "Import-PfxCertificate -FilePath 'FILE.pfx' -CertStoreLocation Cert:\\CurrentUser\\My -Password (Read-Host 'Password of the file' -AsSecureString)",
    undo: 'Delete the certificate in certmgr.msc, Personal.',
    verify: 'The VPN connects.',
  }),
  step({
    by: 'helpdesk',
    text: 'If no new certificate came, import one from a file with its private key into the computer’s store.',
    when: ofComputer,
    command:
      "Import-PfxCertificate -FilePath 'FILE.pfx' -CertStoreLocation Cert:\\LocalMachine\\My -Password (Read-Host 'Password of the file' -AsSecureString)",
    needsAdmin: true,
    undo: 'Delete the certificate in certlm.msc, Personal.',
    verify: 'The VPN connects.',
  }),
  step({
    by: 'vpn-admin',
    text: 'If nothing is issued: certutil -pulse does nothing, and says that it went well, where no enrolment policy is set. Publish a template whose only purpose is Client Authentication, with Read, Enroll and Autoenroll for this group (certtmpl.msc, then certsrv.msc, Certificate Templates, New, Certificate Template to Issue). For a template in use: right-click it, Reenroll All Certificate Holders.',
  }),
];

/** The profile remembers which certificate was taken; one that was replaced is asked for again until that is cleared. */
export const clearSignInInfo: FixStep = step({
  by: 'user',
  text: 'When the new certificate is there: Settings, Network & internet, VPN, this connection, Advanced options, Clear sign-in info. Then connect, and choose the new certificate if you are asked.',
  when: ofPerson,
  verify: 'The VPN connects.',
});
