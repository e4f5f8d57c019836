import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, nonEmpty, not, oneOf, seen } from '../../rules/condition.ts';
import { keepAlive } from '../shared/steps.ts';

/**
 * Windows shows the connection as up, and nothing comes back through it: the server has forgotten the client (its idle or NAT limit, RFC 7296 section 2.4), or its data packets
 * get lost on the way while the small ones that keep the session passed.
 */
export const tunnelDead = cause({
  id: 'tunnel-dead',
  title: 'The VPN is connected, and nothing comes back through it',
  explanation:
    'Windows still counts the connection as up, but what is behind it gives no answer. Mostly the server or a router on the way has forgotten it after a time without traffic; a new connection then works.',
  fixedBy: 'user',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  baseRate: 0.1,
  evidence: [
    supports(
      'strong',
      all(is('route.throughTunnel', true), is('inside.answers', false), is('inside.carries', false)),
      'The tunnel is up and a route leads into it; nothing that was asked through it answered, its own name server neither.',
    ),
    supports(
      'weak',
      all(is('inside.answers', false), is('inside.carries', false), is('attempt.connectedBefore', true)),
      'The connection came up and has carried traffic before.',
    ),
    supports(
      'moderate',
      all(is('profile.status', 'connected'), is('person.complaint', 'all-servers')),
      'You said that no server of the company answers.',
    ),
    rulesOut(is('inside.carries', true), 'Something passes through the tunnel.'),
    opposes(
      'weak',
      nonEmpty('security.thirdParty'),
      'A security product is there that may keep traffic from the tunnel.',
    ),
    opposes('strong', is('route.throughTunnel', false), 'No route leads into the tunnel.'),
    opposes(
      'moderate',
      all(is('route.overlap', 'whole'), not(is('route.allThroughTunnel', true))),
      'This network uses the same addresses as the company: what was asked may not have gone into the tunnel at all.',
    ),
  ],
  fix: [
    step({
      id: 'connect-again',
      kind: 'cure',
      by: 'user',
      text: 'Disconnect the VPN and connect it again.',
      verify: 'The company’s servers respond.',
    }),
    // Windows proposes 3DES and SHA-1 when it renews ESP's keys, which it does after 250 MB; a server without them falls silent then. (IKEv2-setup#55)
    step({
      id: 'server-proposals',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Other devices have no such trouble: if it stops after a few hundred megabytes or after hours of use, let the server take what Windows proposes when it renews the keys (ESP with SHA-1, no second key exchange), or give the profile an IPsec policy of its own that fits (Set-VpnConnectionIPsecConfiguration).',
      when: all(oneOf('attempt.tunnel', ['ikev2', 'l2tp']), seen('person.otherDeviceHere', true)),
      undo: 'Set the former proposals again.',
      verify: 'More than 500 MB pass in one session.',
    }),
    keepAlive,
    step({
      id: 'server-keep-alive',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Let the server send something small through each tunnel every few minutes (a ping to the clients), and raise its idle limits: then neither it nor a router on the way forgets a client that is quiet.',
      undo: 'Set the former limits again.',
      verify: 'The VPN still carries traffic after an hour without use.',
    }),
    // The server's own IPsec service gets stuck. (setup-ipsec-vpn#1456)
    step({
      id: 'server-restart',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'If a new connection fails too, or is dead at once, where it worked for days: restart the IPsec service of the server, and bring it up to date.',
      when: oneOf('attempt.tunnel', ['ikev2', 'l2tp']),
      verify: 'A new connection carries traffic.',
    }),
    step({
      id: 'way-back',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'If a new connection is dead at once: let the server’s firewall pass what comes out of the tunnel, and give the networks behind it the way back to the clients’ addresses.',
      verify: 'The VPN’s own name server responds while the VPN is up.',
    }),
  ],
  references: [],
});
