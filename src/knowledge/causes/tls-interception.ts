import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, includes, is, nonEmpty, not, oneOf } from '../../rules/condition.ts';
import {
  failsElsewhere,
  noSuccessSince,
  notThisNetwork,
  otherDeviceConnects,
  othersFail,
  sstpInPlay,
} from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/** A proxy or security product puts its own certificate in place of the server’s. */
export const tlsInterception = cause({
  id: 'tls-interception',
  title: 'Something opens the encrypted connection and shows its own certificate',
  explanation:
    'A company proxy, school filter or virus scanner reads into encrypted web traffic. The VPN notices that it is not talking to its server and stops.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['sstp'],
  blocking: true,
  evidence: [
    proves(
      all(sstpInPlay, is('certificate.serverFromInterceptor', true), noSuccessSince),
      'The authority that vouches for the VPN server here also vouches for well-known web sites, which it has no right to.',
    ),
    supports(
      'strong',
      all(sstpInPlay, is('certificate.serverFromInterceptor', true)),
      'The server’s certificate comes from whoever opens web traffic here.',
    ),
    supports(
      'moderate',
      all(sstpInPlay, is('tls.intercepted', true), not(is('certificate.serverFromInterceptor', false))),
      'Well-known web sites show certificates of an unknown authority on this network.',
    ),
    // Filters spare well-known sites often enough.
    opposes(
      'weak',
      is('certificate.serverFromInterceptor', false),
      'The server’s certificate does not come from anybody who opens web traffic here.',
    ),
    supports(
      'moderate',
      all(includes('events.sstp', 6), is('certificate.serverRootIsPrivate', true)),
      'And the certificate that arrives comes from an authority that this computer does not know.',
    ),
    // Filters spare well-known sites often enough.
    opposes(
      'weak',
      is('tls.intercepted', false),
      'Well-known web sites show their own certificates on this network.',
    ),
    supports(
      'strong',
      includes('events.sstp', 6),
      'The SSTP driver saw that TLS does not end at the server (event 6).',
    ),
    supports(
      'moderate',
      all(
        is('certificate.serverRootIsPrivate', true),
        is('attempt.tunnel', 'sstp'),
        not(is('tls.intercepted', false)),
      ),
      'The certificate that arrives comes from an authority that this computer does not know.',
    ),
    supports(
      'strong',
      all(
        is('person.worksElsewhere', true),
        oneOf(
          'attempt.errorCode',
          [823, 12038, 12045, 12175, 0x80090322, 0x80090325, 0x800b0109, 0x800b010a, 0x800b010f],
        ),
      ),
      'The server’s certificate is accepted on another network.',
    ),
    supports(
      'moderate',
      all(
        is('path.proxyInWay', true),
        oneOf(
          'attempt.errorCode',
          [
            64, 629, 823, 12030, 12045, 12157, 12175, 0x80090322, 0x80090325, 0x800b0109, 0x800b010a,
            0x800b010f,
          ],
        ),
      ),
      'There is a proxy on the way, and the attempt stopped where the certificate is checked.',
    ),
    supports(
      'weak',
      all(
        nonEmpty('security.thirdParty'),
        oneOf('attempt.errorCode', [823, 10053, 12045, 12175, 0x80090325, 0x800b0109, 0x800b010a]),
      ),
      'A security product is installed here that may look into encrypted traffic.',
    ),
    othersFail('moderate'),
    failsElsewhere('moderate'),
    otherDeviceConnects,
  ],
  fix: [
    ...useHotspot,
    step({
      id: 'except',
      kind: 'cure',
      by: 'network',
      text: 'Take {SERVER|the VPN server} out of TLS inspection, so that its connection passes untouched.',
      unless: notThisNetwork,
      verify: 'The browser shows the server’s own certificate, and the VPN connects.',
    }),
    // Event 6: TLS ended before the server. At a load balancer of the company's own that is meant so, and the server has to know. (RasSstp 6; SSTP offload)
    step({
      id: 'sstp-offload',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'If a load balancer of yours ends TLS before the server: configure SSTP offload on the server with the certificate’s fingerprint, or pass TCP 443 through unopened.',
      undo: 'Set the former binding again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'except-here',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If the product on this computer does it: make an exception there for {SERVER|the VPN server} and leave the rest of the product on.',
      when: nonEmpty('security.thirdParty'),
      undo: 'Remove the exception.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'see-issuer',
      kind: 'look',
      finds: ['certificate.serverFromInterceptor'],
      by: 'user',
      text: 'Open https:// and the server’s name in a browser, click the lock, and see who issued the certificate. The name of a filter or virus scanner there proves it.',
    }),
  ],
  masks: ['root-ca-missing', 'server-chain-incomplete'],
  references: ['ms-sstp'],
});
