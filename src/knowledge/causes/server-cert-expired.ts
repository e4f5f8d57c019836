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

/** The server’s certificate has run out. */
export const serverCertExpired = cause({
  id: 'server-cert-expired',
  title: 'The VPN server’s certificate has expired',
  explanation:
    'By this computer’s clock the certificate of the server is past its date. Nobody can connect safely until it is renewed.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      all(sstpCertificateHas('expired'), is('clock.wrong', false)),
      'The certificate that the server sends has run out.',
    ),
    supports(
      'strong',
      sstpCertificateHas('expired'),
      'The certificate that the server sends has run out, by this computer’s clock.',
    ),
    opposes('strong', is('clock.wrong', true), 'This computer’s clock is wrong, so its dates say little.'),
    supports(
      'moderate',
      includes('certificate.serverFlaws', 'expired'),
      'The certificate at TCP 443 of the server has run out.',
    ),
    rulesOut(sstpCertificateLacks('expired'), 'The certificate that the server sends is in date.'),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf(
          'attempt.errorCode',
          [801, 810, 857, 858, 864, 12037, 12175, 13801, 13847, 0x80090328, 0x800b0101],
        ),
      ),
      'Other people cannot connect either.',
    ),
    othersConnect('strong'),
    worksElsewhere('strong'),
    keyInsteadOfIkeCertificates,
    keyInsteadOfCertificate,
  ],
  fix: [
    step({
      id: 'renew',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Renew the certificate, assign it to SSTP and IKEv2 (and to the RADIUS server for EAP), and restart those services.',
      verify: 'A client connects from outside, and the certificate shows the new end date.',
    }),
    step({
      id: 'look-at-clock',
      kind: 'look',
      finds: ['clock.wrong'],
      by: 'user',
      text: 'Look at the date, time and time zone in the corner of the screen. If they are right, it is the server’s certificate.',
    }),
  ],
  references: ['always-on-vpn', 'eap-cert-requirements'],
});
