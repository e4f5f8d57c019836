import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, not } from '../../rules/condition.ts';

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
      'The Internet is gone while the VPN is up, says the person.',
    ),
    opposes(
      'strong',
      all(is('profile.status', 'connected'), is('person.worksElsewhere', true)),
      'On another network the same VPN carries the Internet, so the server does pass it on.',
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
    step({ by: 'user', text: 'Disconnect the VPN: if web pages come back at once, this is the reason.' }),
    step({
      by: 'helpdesk',
      text: 'If your company permits it, send only its own traffic through the tunnel, then dial again.',
      command: "Set-VpnConnection -Name 'NAME' -SplitTunneling $true",
      undo: "Set-VpnConnection -Name 'NAME' -SplitTunneling $false",
      verify: 'With the VPN up, web pages and the company’s servers open.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Or let the server route and translate (NAT) clients’ traffic to the Internet, or give clients the company’s proxy.',
    }),
  ],
  references: ['internet-over-vpn', 'add-vpnconnection'],
});
