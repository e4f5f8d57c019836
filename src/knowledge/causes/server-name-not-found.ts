import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, not, oneOf, seenOneOf } from '../../rules/condition.ts';
import { otherDeviceConnects } from '../shared/evidence.ts';
import { transportCauses } from '../shared/groups.ts';

/** The resolver works and says that the server’s name does not exist. */
export const serverNameNotFound = cause({
  id: 'server-name-not-found',
  title: 'The name of the VPN server does not exist',
  explanation:
    'Names resolve here, but this one does not: it is mistyped, was removed, or exists only inside the company.',
  fixedBy: 'vpn-admin',
  layer: 'network',
  stage: 'network',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      all(is('name.failure', 'dns-no-such-name'), is('dns.works', true), is('name.elsewhere', 'not-found')),
      'The system’s resolver and others agree that there is no such name, while other names resolve.',
    ),
    supports(
      'strong',
      all(oneOf('name.failure', ['dns-no-such-name', 'dns-no-address']), not(is('dns.works', false))),
      'The resolver answered that there is no such name.',
    ),
    rulesOut(
      all(is('name.resolves', true), not(is('vantage', 'trusted-network'))),
      'The server’s name resolves.',
    ),
    opposes('moderate', is('name.resolves', true), 'The server’s name resolves.'),
    supports(
      'strong',
      all(is('vantage', 'trusted-network'), is('name.resolves', true), is('name.elsewhere', 'not-found')),
      'The name is known inside the company’s network only: from outside it cannot be found.',
    ),
    opposes('strong', is('name.elsewhere', 'found'), 'Other resolvers know the name.'),
    opposes(
      'strong',
      is('name.elsewhere', 'disagree'),
      'Of the other resolvers one knows the name and another does not.',
    ),
    opposes('strong', is('dns.works', false), 'No other name resolves either.'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'restore-record',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Restore the server’s public DNS record of {SERVER|its name}. A name that exists only inside the company cannot be found from outside.',
      unless: is('name.elsewhere', 'found'),
      verify: 'Resolve-DnsName on another network returns the server’s address.',
    }),
    step({
      id: 'correct-name',
      kind: 'cure',
      by: 'user',
      text: 'Compare the server name in the VPN settings, {SERVER|as it stands there}, character by character with what you were given, and correct it.',
      command: "Set-VpnConnection -Name 'NAME' -ServerAddress (Read-Host 'Name of the server')",
      undo: "Set-VpnConnection -Name 'NAME' -ServerAddress 'SERVER'",
      verify: 'The VPN connects.',
    }),
    step({
      id: 'empty-cache',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Another resolver knows the name: empty the cache of name resolution.',
      when: seenOneOf('name.elsewhere', ['found', 'disagree']),
      command: 'Clear-DnsClientCache',
      repair: 'dns-cache',
      verify: 'Resolve-DnsName returns the server’s address.',
    }),
  ],
  masks: transportCauses,
  references: [],
});
