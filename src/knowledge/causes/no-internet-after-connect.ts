import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, not, seen } from '../../rules/condition.ts';

/** The VPN is up, and the Internet is gone. */
export const noInternetAfterConnect = cause({
  id: 'no-internet-after-connect',
  title: 'The VPN is connected, and the Internet is gone',
  explanation:
    'All traffic now goes to the company, and the server there does not pass it on to the Internet. The VPN itself is in order.',
  fixedBy: 'vpn-admin',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('inside.web', false)),
      'While the VPN is up, no web page arrives.',
    ),
    supports(
      'moderate',
      all(is('inside.web', false), is('profile.splitTunneling', false)),
      'The profile sends everything through the tunnel.',
    ),
    supports(
      'strong',
      all(is('profile.status', 'connected'), is('vantage', 'through-tunnel'), is('web.works', false)),
      'All traffic goes through the tunnel, and no web page arrives.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), is('person.complaint', 'internet')),
      'You said that the Internet is gone while the VPN is up.',
    ),
    opposes(
      'strong',
      all(is('profile.status', 'connected'), is('person.worksElsewhere', true)),
      'On another network the same VPN carries the Internet, so the server does pass it on.',
    ),
    opposes(
      'moderate',
      all(is('profile.status', 'connected'), is('person.otherDeviceHere', true)),
      'Another device uses the same VPN, so the server does pass it on.',
    ),
    opposes(
      'strong',
      all(is('route.allThroughTunnel', true), is('inside.resolver', false)),
      'The tunnel brought no name server, so no page is found, whatever the server passes on.',
    ),
    rulesOut(
      all(is('profile.status', 'connected'), is('web.works', true), not(is('inside.web', false))),
      'Web pages arrive while the VPN is up.',
    ),
    opposes(
      'strong',
      all(is('profile.status', 'connected'), is('vantage', 'outside')),
      'The tunnel does not take the Internet traffic.',
    ),
  ],
  fix: [
    step({
      id: 'split-tunnel',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If your company permits it, send only its own traffic through the tunnel, then connect again.',
      unless: any(is('profile.splitTunneling', true), is('expected.splitTunneling', true)),
      command: "Set-VpnConnection -Name 'NAME' -SplitTunneling $true",
      undo: "Set-VpnConnection -Name 'NAME' -SplitTunneling $false",
      verify: 'With the VPN up, web pages and the company’s servers open.',
    }),
    step({
      id: 'server-nat',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let the server route and translate (NAT) clients’ traffic to the Internet, or give clients the company’s proxy.',
      verify: 'With the VPN up, web pages open.',
    }),
    step({
      id: 'other-cause',
      kind: 'cure',
      by: 'network',
      text: 'The VPN works on other networks, so this one loses its larger packets: let IP fragments, ICMP "fragmentation needed", ESP and UDP 4500 pass.',
      when: seen('person.worksElsewhere', true),
    }),
    step({
      id: 'disconnect',
      kind: 'bridge',
      by: 'user',
      text: 'For the web, disconnect the VPN; connect it again for the company’s servers.',
    }),
  ],
  references: ['internet-over-vpn', 'add-vpnconnection'],
});
