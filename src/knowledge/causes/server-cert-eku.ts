import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, includes, is, oneOf } from '../../rules/condition.ts';
import {
  keyInsteadOfCertificate,
  keyInsteadOfIkeCertificates,
  othersConnect,
  sstpCertificateHas,
  sstpCertificateLacks,
  worksElsewhere,
} from '../shared/evidence.ts';

/** The server’s certificate is not made for this purpose. */
export const serverCertEku = cause({
  id: 'server-cert-eku',
  title: 'The VPN server’s certificate is made for another purpose',
  explanation:
    'A server’s certificate must say that it may be used to authenticate servers. This one lacks that mark, so Windows refuses it.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(includes('events.sstp', 16), is('attempt.failed', true)),
      'The SSTP driver wrote that the server’s certificate has a wrong purpose (event 16).',
    ),
    proves(
      sstpCertificateHas('wrong-purpose'),
      'The certificate that the server sends is not meant for servers.',
    ),
    rulesOut(
      sstpCertificateLacks('wrong-purpose'),
      'The certificate that the server sends is meant for servers.',
    ),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [64, 835, 857, 860, 13801, 13818, 13819, 0x80090327, 0x800b0110]),
      ),
      'Other people cannot connect either.',
    ),
    othersConnect('strong'),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    keyInsteadOfIkeCertificates,
    keyInsteadOfCertificate,
  ],
  fix: [
    step({
      id: 'issue',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Issue a server certificate with Server Authentication (1.3.6.1.5.5.7.3.1), for IKEv2 better with IP security IKE intermediate (1.3.6.1.5.5.8.2.2) too, and assign it. Do not switch off the clients’ check instead.',
      verify: 'A Windows client connects.',
    }),
  ],
  references: ['always-on-vpn', 'eap-cert-requirements'],
});
