import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf, seen } from '../../rules/condition.ts';
import { notThisNetwork, otherDeviceConnects } from '../shared/evidence.ts';
import { transportCauses } from '../shared/groups.ts';

/**
 * A resolver that says "server failure" has found the zone and nobody in it who answers properly, or signatures that do not hold; it does
 * not say that the name does not exist. (RFC 1035 section 4.1.1, RFC 4035 section 5.5)
 */
export const serverZoneBroken = cause({
  id: 'server-zone-broken',
  title: 'The name of the VPN server cannot be looked up, though other names can',
  explanation:
    'The resolver answers that it fails for this one name. Where other resolvers fail as well, the name servers of its domain are down or signed wrongly; where another one finds it, this network’s resolver is at fault.',
  fixedBy: 'vpn-admin',
  layer: 'network',
  stage: 'network',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      all(is('name.failure', 'dns-server-failure'), is('name.elsewhere', 'fails'), is('dns.works', true)),
      'This network’s resolver and another one say that they fail for this name, while other names resolve.',
    ),
    supports(
      'strong',
      all(oneOf('name.failure', ['dns-server-failure', 'dns-refused']), is('dns.works', true)),
      'The resolver says that it fails for the server’s name, while other names resolve.',
    ),
    supports(
      'strong',
      all(
        oneOf('name.failure', ['dns-server-failure', 'dns-refused']),
        is('name.elsewhere', 'found'),
        is('dns.works', true),
      ),
      'Another resolver finds the name: it is this network’s resolver that fails for it.',
    ),
    rulesOut(is('name.resolves', true), 'The server’s name resolves.'),
    opposes(
      'strong',
      oneOf('name.failure', ['dns-no-such-name', 'dns-no-address']),
      'The resolver does not fail: it says that there is no such name or address.',
    ),
    opposes('strong', is('dns.works', false), 'No other name resolves either.'),
    otherDeviceConnects,
  ],
  fix: [
    step({
      id: 'repair-zone',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Repair the name servers of the domain of {SERVER|the VPN server}: each of them has to answer for it, and its DNSSEC signatures have to be valid. Where the domain is not signed any more, take the DS record out at the registrar.',
      unless: is('name.elsewhere', 'found'),
      verify: 'Resolve-DnsName on another network returns the server’s address.',
    }),
    step({
      id: 'repair-resolver',
      kind: 'cure',
      by: 'network',
      text: 'Repair the DNS server that this network hands out: it fails for {SERVER|the name of the VPN server}, which other resolvers find. See its forwarders, its rules for single domains, and its clock (DNSSEC).',
      when: seen('name.elsewhere', 'found'),
      verify: 'Resolve-DnsName returns the server’s address.',
    }),
    step({
      id: 'other-resolver',
      kind: 'bridge',
      by: 'user',
      text: 'To get to work now: connect from another network, such as your phone’s hotspot, whose resolver is another one.',
      when: seen('name.elsewhere', 'found'),
      unless: notThisNetwork,
    }),
    step({
      id: 'ask-servers',
      kind: 'look',
      finds: ['name.elsewhere'],
      by: 'helpdesk',
      text: 'Ask another resolver for the name, to see whether it is the domain or this network.',
      command: "Resolve-DnsName 'SERVER' -Server 9.9.9.9 -DnsOnly",
    }),
  ],
  masks: ['server-name-not-found', ...transportCauses],
  references: [],
});
