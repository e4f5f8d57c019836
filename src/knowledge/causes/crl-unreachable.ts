import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { sstpCertificateHas, sstpCertificateLacks, sstpInPlay } from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/** It cannot be found out whether a certificate was withdrawn. */
export const crlUnreachable = cause({
  id: 'crl-unreachable',
  title: 'The list of withdrawn certificates cannot be fetched',
  explanation:
    'Before it trusts the server, Windows asks the issuer whether the certificate was withdrawn. The place to ask cannot be reached from here, often because it lies inside the company or behind a proxy.',
  fixedBy: 'vpn-admin',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      sstpCertificateHas('revocation-unknown'),
      'Windows cannot find out from here whether the server’s certificate is revoked.',
    ),
    opposes(
      'strong',
      sstpCertificateLacks('revocation-unknown'),
      'Windows could check the revocation of the server’s certificate.',
    ),
    supports(
      'moderate',
      all(sstpInPlay, is('revocation.answers', false)),
      'None of the places answers where the server’s certificate says that its revocation can be asked.',
    ),
    supports(
      'strong',
      all(
        sstpInPlay,
        is('revocation.answers', false),
        is('attempt.failed', true),
        is('reach.sstp', 'answered'),
      ),
      'Everything else that SSTP needs is there, and the last attempt failed.',
    ),
    opposes(
      'moderate',
      is('revocation.answers', true),
      'The places answer where the server’s certificate can be checked for revocation.',
    ),
    supports(
      'moderate',
      all(
        is('path.proxyInWay', true),
        oneOf('attempt.errorCode', [12175, 13817, 13848, 0x80092012, 0x80092013, 0x800b010e]),
      ),
      'There is a proxy on the way, and the check goes over plain web traffic.',
    ),
    supports(
      'moderate',
      all(
        is('person.worksElsewhere', true),
        oneOf('attempt.errorCode', [12175, 13817, 13848, 0x80092012, 0x80092013, 0x800b010e]),
      ),
      'The same profile works on another network, where the list can be fetched.',
    ),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [855, 859, 860, 12175, 13817, 13848, 0x80092012, 0x80092013, 0x800b010e]),
      ),
      'Other people cannot connect either.',
    ),
    opposes(
      'weak',
      is('person.otherUsersFail', false),
      'Other people connect, though their computers may hold the list from before.',
    ),
  ],
  fix: [
    useHotspot,
    step({
      by: 'helpdesk',
      text: 'With the server’s certificate in a file, see which addresses are asked and which of them answer.',
      command: "certutil -verify -urlfetch 'SERVER.cer'",
    }),
    step({
      by: 'vpn-admin',
      text: 'Publish the list (CRL or OCSP) at a plain http address that anybody can reach from the Internet, keep it in date, and write that address into the certificates. Leave the check on.',
      verify: 'The address opens on a phone with mobile data, and the VPN connects.',
    }),
    step({
      by: 'network',
      text: 'Allow plain http to the addresses of the list without a sign-in at the proxy.',
    }),
  ],
  references: ['always-on-vpn'],
});
