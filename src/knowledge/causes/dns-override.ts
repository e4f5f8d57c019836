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
      'A name resolution rule covers the server’s own name, and the attempt failed at the name.',
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
    opposes(
      'strong',
      all(oneOf('name.failure', ['dns-server-failure', 'dns-refused']), not(is('name.hostsEntry', true))),
      'The resolver was asked, and said that it fails: nothing sends the name elsewhere.',
    ),
    opposes('moderate', is('name.sameElsewhere', true), 'Other resolvers give the same address now.'),
    rulesOut(is('profile.serverIsAddress', true), 'The profile has an address, not a name.'),
  ],
  fix: [
    step({
      id: 'hosts-entry',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Put # before the line of {SERVER|the VPN server} in C:\\Windows\\System32\\drivers\\etc\\hosts (Notepad as administrator).',
      when: is('name.hostsEntry', true),
      needsAdmin: true,
      undo: 'Take the # away again.',
      verify: 'Resolve-DnsName gives the same address as another resolver.',
    }),
    // A rule of group policy or of a running VPN client comes back: its owner has to take it out. (Get/Remove-DnsClientNrptRule)
    step({
      id: 'name-rule',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Remove the name rule that covers {SERVER|the VPN server}. The list shows what is to be written down first. A rule that comes back belongs to a policy or another VPN client.',
      when: is('name.policyRule', true),
      command:
        "Get-DnsClientNrptRule | Format-List Name, Namespace, NameServers, Comment; Remove-DnsClientNrptRule -Name (Read-Host 'Name of the rule') -Force; Clear-DnsClientCache",
      needsAdmin: true,
      undo: 'Add-DnsClientNrptRule with the namespace and servers that were listed.',
      verify: 'Resolve-DnsName gives the same address as another resolver.',
    }),
    step({
      id: 'empty-cache',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Empty the cache of name resolution.',
      command: 'Clear-DnsClientCache',
      repair: 'dns-cache',
      verify: 'Resolve-DnsName gives the same address as another resolver.',
    }),
    step({
      id: 'list-rules',
      kind: 'look',
      finds: ['name.hostsEntry', 'name.policyRule'],
      by: 'helpdesk',
      text: 'Look for the name in the hosts file and among the name rules.',
      command: 'Get-Content C:\\Windows\\System32\\drivers\\etc\\hosts; Get-DnsClientNrptPolicy -Effective',
    }),
  ],
  references: ['always-on-vpn'],
});
