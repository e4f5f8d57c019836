import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, not, oneOf } from '../../rules/condition.ts';
import {
  getsLost,
  noSuccessSince,
  otherDeviceConnects,
  othersConnect,
  slowWay,
  sstpInPlay,
  worksElsewhere,
} from '../shared/evidence.ts';

/** TCP 443 answers, but no SSTP service is behind it. */
export const serverNotSstp = cause({
  id: 'server-not-sstp',
  title: 'What answers at the server’s port 443 is not an SSTP server',
  explanation:
    'Something takes the connection, perhaps a web server, but it does not know the VPN’s request. SSTP is off there, or another service took its place.',
  fixedBy: 'vpn-admin',
  layer: 'server',
  stage: 'negotiation',
  scope: 'connection',
  tunnels: ['sstp'],
  blocking: true,
  evidence: [
    proves(
      all(
        sstpInPlay,
        oneOf('reach.sstp', ['unavailable', 'other']),
        is('web.portal', false),
        is('tls.intercepted', false),
        not(includes('certificate.serverOwnFlaws', 'wrong-name')),
        noSuccessSince,
      ),
      'TLS comes up, and what is behind it answers SSTP’s own request with something else.',
    ),
    supports(
      'strong',
      all(sstpInPlay, oneOf('reach.sstp', ['unavailable', 'other'])),
      'The answer to SSTP’s own request is not one that an SSTP server gives.',
    ),
    supports(
      'moderate',
      all(sstpInPlay, is('reach.tls', 'answered'), oneOf('reach.sstp', ['closed', 'silent'])),
      'TLS comes up, and SSTP’s own request gets no answer.',
    ),
    supports(
      'strong',
      all(sstpInPlay, is('reach.tls', 'no-tls')),
      'TCP 443 connects, and what is behind it does not speak TLS at all.',
    ),
    rulesOut(is('reach.sstp', 'answered'), 'The SSTP service answers from here.'),
    supports(
      'strong',
      oneOf('events.sstpHttpStatus', [404, 405, 501, 503]),
      'The server answered SSTP with an HTTP error.',
    ),
    supports(
      'moderate',
      includes('events.sstp', 3),
      'What answered SSTP does not speak its protocol (event 3).',
    ),
    supports(
      'moderate',
      all(is('reach.tcp443', 'open'), oneOf('attempt.errorCode', [10054, 12002, 12030, 0x80090326])),
      'TCP 443 connects, and the attempt fails on the request that comes next.',
    ),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [1225, 10054, 10061, 12002, 12029, 12030, 12157, 0x80090326]),
      ),
      'Other people cannot connect either.',
    ),
    opposes(
      'moderate',
      all(any(getsLost, slowWay), oneOf('reach.sstp', ['closed', 'silent'])),
      'The way to the server is slow, or loses packets: an answer may have got lost, too.',
    ),
    opposes(
      'moderate',
      all(any(getsLost, slowWay), is('attempt.errorCode', 12002)),
      'The attempt ran out of time, and the way to the server is slow or loses packets.',
    ),
    othersConnect('strong'),
    worksElsewhere('strong'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
    opposes(
      'moderate',
      oneOf('reach.tcp443', ['filtered', 'unreachable']),
      'Nothing at all answers at TCP 443 from here.',
    ),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'start-sstp',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Start the SSTP service, or forward port 443 to the right machine. A reverse proxy in front must pass SSTP through unopened.',
      command: 'Start-Service SstpSvc, RemoteAccess',
      needsAdmin: true,
      verify: 'An SSTP client connects from outside.',
    }),
    step({
      id: 'ask-name',
      kind: 'bridge',
      by: 'user',
      text: 'Ask your administrator whether this server still offers SSTP, and under which name.',
    }),
    step({
      id: 'who-holds-443',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'On the server, see what holds port 443. It must be the system (HTTP.sys).',
      command:
        'Get-NetTCPConnection -LocalPort 443 -State Listen | Select-Object LocalAddress, OwningProcess; Get-Service SstpSvc, RemoteAccess',
    }),
  ],
  references: ['ms-sstp'],
});
