import { cause, proves, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersConnect, sstpCertificateHas, worksElsewhere } from '../shared/evidence.ts';

/** The server’s certificate was withdrawn. */
export const serverCertRevoked = cause({
  id: 'server-cert-revoked',
  title: 'The VPN server’s certificate was withdrawn',
  explanation:
    'The issuer has declared the server’s certificate invalid. Do not go round this: it may mean that somebody stole its key.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(sstpCertificateHas('revoked'), 'Windows found the server’s certificate revoked.'),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [859, 13848, 0x80092010, 0x800b010c]),
      ),
      'Other people cannot connect either.',
    ),
    othersConnect('moderate'),
    worksElsewhere('strong'),
  ],
  fix: [
    step({
      id: 'replace',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Find out why the certificate was withdrawn, replace it with one that has a new key, and assign it to the VPN service.',
      verify: 'A client connects with revocation checks on.',
    }),
    step({
      id: 'tell-at-once',
      kind: 'bridge',
      by: 'user',
      text: 'Tell your administrator at once, and do not connect by other means that your company does not know.',
    }),
  ],
  references: ['eap-cert-requirements'],
});
