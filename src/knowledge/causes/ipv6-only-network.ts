import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { failsElsewhere, noSuccessSince, otherDeviceConnects } from '../shared/evidence.ts';
import { transportCauses } from '../shared/groups.ts';

/** The network has no way for IPv4 to a server that has only IPv4. */
export const ipv6OnlyNetwork = cause({
  id: 'ipv6-only-network',
  title: 'This network speaks only IPv6, and the VPN server only IPv4',
  explanation:
    'Some mobile and guest networks give out IPv6 alone and translate by way of names. A profile with a bare IPv4 address, or a tunnel that needs IPv4, finds no way out.',
  fixedBy: 'vpn-admin',
  layer: 'network',
  stage: 'network',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      all(is('path.ipv4', false), is('web.works', true), is('reach.serverAnswers', false), noSuccessSince),
      'The web works from here, this computer knows no way for IPv4, and the server has no other address that answers.',
    ),
    supports(
      'strong',
      all(is('path.ipv4', false), is('reach.serverAnswers', false)),
      'This computer knows no way to the server’s IPv4 address.',
    ),
    supports(
      'weak',
      all(is('path.nat64', true), is('profile.serverIsAddress', true)),
      'This network translates from IPv6 to IPv4 by way of names, and the profile has an address.',
    ),
    opposes('strong', is('path.ipv4', true), 'There is a way for IPv4 from here.'),
    supports(
      'strong',
      all(
        is('profile.serverIsAddress', true),
        is('web.works', true),
        oneOf('attempt.errorCode', [1231, 1232, 10051, 10065]),
      ),
      'The web works, but there is no route to the bare address in the profile.',
    ),
    supports(
      'moderate',
      all(is('profile.tunnel', 'pptp'), is('attempt.errorCode', 825)),
      'The profile uses PPTP, which cannot go over IPv6.',
    ),
    supports(
      'moderate',
      all(
        is('name.failure', 'dns-no-address'),
        is('web.works', true),
        is('person.worksElsewhere', true),
        is('attempt.failed', true),
      ),
      'The server’s name gives no address that fits this network, and the profile works on another one.',
    ),
    opposes('strong', oneOf('reach.tcp443', ['open', 'refused']), 'There is a way to the server from here.'),
    failsElsewhere('moderate'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'other-network',
      kind: 'bridge',
      by: 'user',
      text: 'To get to work now: use another network, one that gives out IPv4 too.',
      unless: is('person.worksElsewhere', false),
    }),
    step({
      id: 'dial-name',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Put the server’s name into the profile in place of its address, so that the network can translate it.',
      when: is('profile.serverIsAddress', true),
      command: "Set-VpnConnection -Name 'NAME' -ServerAddress (Read-Host 'Name of the server')",
      undo: "Set-VpnConnection -Name 'NAME' -ServerAddress 'SERVER'",
      verify: 'The VPN connects from an IPv6-only network.',
    }),
    step({
      id: 'server-ipv6',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Give the server an IPv6 address and an AAAA record, and offer IKEv2 or SSTP: PPTP does not go over IPv6.',
    }),
  ],
  masks: [...transportCauses],
  references: ['rfc7050'],
});
