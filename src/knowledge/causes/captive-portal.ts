import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, not, oneOf } from '../../rules/condition.ts';
import { otherDeviceConnects } from '../shared/evidence.ts';
import { transportCauses } from '../shared/groups.ts';
import { useHotspot } from '../shared/steps.ts';

/** A sign-in page answers in place of every other site until it is answered. */
export const captivePortal = cause({
  id: 'captive-portal',
  title: 'This network wants you to sign in on its web page first',
  explanation:
    'Until its page is answered, a hotel, airport or guest network lets nothing else out, the VPN included.',
  fixedBy: 'user',
  layer: 'network',
  stage: 'network',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports('strong', is('web.portal', true), 'A test page was replaced by another page.'),
    // Who got as far as signing in had a way out.
    proves(
      all(is('web.portal', true), is('attempt.reachedSignIn', false)),
      'A test page was replaced by another page, or by a redirect.',
    ),
    supports(
      'moderate',
      all(is('web.works', false), is('link.windowsSays', 'local-only'), is('link.address', true)),
      'Windows has an address here but sees no Internet.',
    ),
    supports('weak', is('link.windowsSays', 'local-only'), 'Windows sees only the local network.'),
    supports(
      'strong',
      all(is('web.foreign', true), not(is('web.works', true)), not(is('proxy.script', true))),
      'A test page was replaced by another page.',
    ),
    supports(
      'strong',
      all(is('dns.invents', true), is('link.windowsSays', 'local-only')),
      'The resolver here finds even names that do not exist, and Windows sees no Internet.',
    ),
    supports(
      'moderate',
      is('dns.invents', true),
      'The resolver here finds addresses for names that do not exist, as sign-in pages make it do.',
    ),
    supports(
      'strong',
      all(is('web.works', true), is('web.secure', false), is('udp.works', false)),
      'A test page arrives, and nothing else does: no web site over TLS, and nothing over UDP. Sign-in pages let such tests through.',
    ),
    opposes(
      'strong',
      all(
        is('web.works', true),
        is('web.foreign', false),
        oneOf('proxy.sstp', ['answered', 'opened', 'sign-in']),
      ),
      'A proxy answers: it is what lets the test page through.',
    ),
    rulesOut(
      all(
        is('web.works', true),
        is('web.foreign', false),
        any(is('web.secure', true), is('udp.works', true)),
      ),
      'The real test page arrived, fresh and unchanged, and more than that gets out.',
    ),
    opposes(
      'strong',
      all(is('web.works', true), is('web.foreign', false), not(is('web.secure', false))),
      'The real test page arrived, fresh and unchanged.',
    ),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'open-page',
      kind: 'cure',
      by: 'user',
      text: 'Open http://www.msftconnecttest.com/redirect in a browser, complete the sign-in page that appears (terms, room number, code), and then connect the VPN again.',
      verify: 'Any web page opens, and the VPN connects.',
    }),
    step({
      id: 'open-other-page',
      kind: 'cure',
      by: 'user',
      text: 'If no page appears: open http://neverssl.com, or the address of the router{GATEWAY|}, in a browser without a proxy and with private DNS off.',
      verify: 'The sign-in page appears.',
    }),
    step({
      id: 'join-again',
      kind: 'cure',
      by: 'user',
      text: 'If still none appears: Settings, Network & internet, Wi-Fi: forget this network, switch random hardware addresses off for it, and join it again.',
      undo: 'Switch random hardware addresses on again.',
    }),
    ...useHotspot,
    step({
      id: 'admit-device',
      kind: 'cure',
      by: 'network',
      text: 'Admit this device in the guest network’s system if its page does not work.',
    }),
  ],
  masks: [
    'dns-failure',
    'server-name-not-found',
    'dns-override',
    'proxy-required',
    'tls-interception',
    ...transportCauses,
  ],
  references: ['ncsi', 'rfc6585'],
});
