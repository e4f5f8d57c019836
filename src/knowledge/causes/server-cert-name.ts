import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import {
  keyInsteadOfCertificate,
  keyInsteadOfIkeCertificates,
  sstpCertificateHas,
  sstpCertificateLacks,
  worksElsewhere,
} from '../shared/evidence.ts';

/** The server’s certificate is for another name than the one dialled. */
export const serverCertName = cause({
  id: 'server-cert-name',
  title: 'The VPN server’s certificate is for another name',
  explanation:
    'The server’s certificate must hold exactly the name in the profile. It does not, so this computer cannot be sure whom it is talking to.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      sstpCertificateHas('wrong-name'),
      'The certificate that the server sends does not name the host that the profile connects to.',
    ),
    rulesOut(
      sstpCertificateLacks('wrong-name'),
      'The certificate that the server sends names the host that the profile connects to.',
    ),
    supports(
      'strong',
      all(
        is('profile.serverIsAddress', true),
        oneOf('attempt.errorCode', [835, 12038, 13801, 0x80090322, 0x800b010f]),
      ),
      'The profile has an address, and certificates mostly hold names.',
    ),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [801, 835, 857, 860, 866, 12038, 12175, 13801, 0x80090322, 0x800b010f]),
      ),
      'Other people cannot connect either.',
    ),
    opposes(
      'moderate',
      is('person.otherUsersFail', false),
      'Other people connect; then only this profile may have the wrong name.',
    ),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    keyInsteadOfIkeCertificates,
    keyInsteadOfCertificate,
  ],
  fix: [
    step({
      id: 'dial-name',
      kind: 'cure',
      by: 'user',
      text: 'If you were given a name for the server: Settings, Network & internet, VPN, the connection, Advanced options, Edit, and enter that full name in place of {SERVER|the address}.',
      unless: is('profile.serverIsAddress', false),
      undo: 'Enter the former address again.',
      verify: 'The VPN connects.',
    }),
    // An address has to stand there as a DNS name; as an IP address Windows does not take it. (strongSwan: certificate requirements)
    step({
      id: 'certificate-with-name',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Issue a certificate that lists every name under which clients connect, {SERVER|that of the profile}, as a subject alternative name of type DNS, an address too.',
      verify: 'A client that connects by that name gets in.',
    }),
  ],
  references: ['always-on-vpn', 'rfc7296'],
});
