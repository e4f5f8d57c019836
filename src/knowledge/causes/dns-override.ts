import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, not, oneOf } from '../../rules/condition.ts';
import { noSuccessSince } from '../shared/evidence.ts';

/** Something on this computer sends the server’s name elsewhere: hosts file, name resolution policy, a resolver left by a VPN. */
export const dnsOverride = cause({
  id: 'dns-override',
  title: 'This computer sends the server’s name to the wrong place',
  explanation: 'Other resolvers know another address for the server than this computer uses, or one at all.',
  fixedBy: 'helpdesk',
  layer: 'network',
  stage: 'network',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      all(is('name.hostsEntry', true), is('name.sameElsewhere', false), noSuccessSince),
      'The hosts file names the server, with another address than other resolvers give.',
    ),
    supports('moderate', is('name.hostsEntry', true), 'The hosts file names the server.'),
    supports(
      'strong',
      all(is('name.policyRule', true), oneOf('attempt.errorCode', [868, 11001, 11002, 11003, 11004, 12007])),
      'A name resolution rule covers the server’s own name, and the dial failed at the name.',
    ),
    supports(
      'strong',
      all(is('name.policyRule', true), is('name.resolves', false)),
      'A name resolution rule covers the server’s own name, and it does not resolve.',
    ),
    supports(
      'strong',
      all(is('name.resolves', false), is('name.elsewhere', 'found'), is('dns.works', true)),
      'Other names resolve here, and other resolvers find this one.',
    ),
    supports(
      'moderate',
      all(is('name.sameElsewhere', false), is('reach.serverAnswers', false)),
      'This computer uses another address than other resolvers give, and nothing answers there.',
    ),
    supports(
      'weak',
      all(is('name.sameElsewhere', false), is('attempt.failed', true)),
      'This computer uses another address than other resolvers give.',
    ),
    rulesOut(
      all(
        is('name.sameElsewhere', true),
        not(oneOf('attempt.errorCode', [868, 11001, 11002, 11003, 11004, 12007])),
      ),
      'Other resolvers give the same address.',
    ),
    opposes('moderate', is('name.sameElsewhere', true), 'Other resolvers give the same address now.'),
    rulesOut(is('profile.serverIsAddress', true), 'The profile dials an address, not a name.'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Look for the name in the hosts file and in the name resolution policy, and empty the cache.',
      command: 'Get-DnsClientNrptPolicy -Effective; Clear-DnsClientCache',
    }),
    step({
      by: 'helpdesk',
      text: 'Remove the entry that names the VPN server.',
      needsAdmin: true,
      undo: 'Put the entry back.',
      verify: 'Resolve-DnsName gives the same address as another resolver.',
    }),
  ],
  references: ['always-on-vpn'],
});
