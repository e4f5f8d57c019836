import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, any, is, oneOf } from '../../rules/condition.ts';
import {
  getsLost,
  slowWay,
  sstpCertificateHas,
  sstpCertificateLacks,
  sstpInPlay,
} from '../shared/evidence.ts';
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
    opposes(
      'moderate',
      all(any(getsLost, slowWay), is('revocation.answers', false)),
      'Packets get lost on this network, or take long: the question for the list may have been among them.',
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
    ...useHotspot,
    // Windows' services ask for lists by WinHTTP, which does not know the browser's proxy. (KB4494447)
    step({
      id: 'winhttp-proxy',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Tell Windows’ services the proxy that the browser uses, so that they can fetch the list (a proxy that was entered by hand, not a script). Then connect again.',
      when: any(is('proxy.configured', true), is('path.proxyInWay', true)),
      command: 'netsh winhttp import proxy source=ie; certutil -urlcache * delete',
      needsAdmin: true,
      undo: 'netsh winhttp reset proxy',
      verify: 'netsh winhttp show proxy names the proxy, and the VPN connects.',
    }),
    step({
      id: 'allow-list',
      kind: 'cure',
      by: 'network',
      text: 'Allow plain http (TCP 80) to the addresses of the list of withdrawn certificates, without a sign-in at the proxy.',
      unless: is('person.worksElsewhere', false),
      verify: 'The VPN connects from this network.',
    }),
    step({
      id: 'publish-list',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Publish the list (CRL or OCSP) of your own authority at a plain http address that anybody can reach from the Internet, keep it in date, and write that address into the certificates. Leave the check on.',
      // A public authority publishes its own.
      unless: any(is('certificate.serverRootIsPrivate', false), is('person.worksElsewhere', true)),
      verify: 'The address opens on a phone with mobile data, and the VPN connects.',
    }),
    step({
      id: 'fetch-list',
      kind: 'look',
      finds: ['revocation.answers'],
      by: 'helpdesk',
      text: 'With the server’s certificate in a file, see which addresses are asked and which of them respond.',
      command: "certutil -verify -urlfetch (Read-Host 'File of the certificate (.cer)')",
    }),
  ],
  references: ['always-on-vpn'],
});
