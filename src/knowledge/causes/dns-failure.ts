import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, not, oneOf, seen } from '../../rules/condition.ts';
import { otherDeviceConnects } from '../shared/evidence.ts';
import { transportCauses } from '../shared/groups.ts';
import { restart, useHotspot } from '../shared/steps.ts';

/** No name resolves here, whatever it is. */
export const dnsFailure = cause({
  id: 'dns-failure',
  title: 'Name resolution does not work on this network',
  explanation:
    'Names that certainly exist cannot be looked up either, so it is not the name of the VPN server.',
  fixedBy: 'network',
  layer: 'network',
  stage: 'network',
  scope: 'machine',
  blocking: true,
  evidence: [
    proves(
      all(
        is('dns.works', false),
        is('name.resolves', false),
        // A resolver that says nothing may be far away, or the question got lost: silence proves nothing.
        oneOf('name.failure', ['dns-server-failure', 'dns-refused']),
      ),
      'The resolver says that it fails, for the server’s name and for every other.',
    ),
    supports(
      'strong',
      all(is('dns.works', false), is('name.resolves', false)),
      'Neither the server’s name nor any other name resolves.',
    ),
    supports(
      'strong',
      all(
        is('name.resolves', false),
        oneOf('name.failure', ['dns-timeout', 'dns-server-failure', 'dns-refused']),
      ),
      'The resolver gave no answer, or said that it failed.',
    ),
    supports(
      'strong',
      all(is('name.resolves', false), is('name.elsewhere', 'found')),
      'Another resolver finds the name at once.',
    ),
    // 11001 and its kin mean that it did not resolve then; resolvers fail for a while, too.
    rulesOut(
      all(
        is('name.resolves', true),
        not(oneOf('attempt.errorCode', [868, 11001, 11002, 11003, 11004, 12007])),
      ),
      'The server’s name resolves.',
    ),
    opposes('weak', is('name.resolves', true), 'The server’s name resolves now.'),
    opposes('strong', all(is('dns.works', true), is('name.resolves', false)), 'Other names resolve.'),
    opposes(
      'strong',
      all(is('dns.works', true), oneOf('name.failure', ['dns-server-failure', 'dns-refused'])),
      'It is this one name for which the resolver says that it fails.',
    ),
    otherDeviceConnects,
  ],
  fix: [
    // Once names resolve again there is nothing to repair out there; what is left over here goes with a restart.
    step({ ...restart, when: seen('name.resolves', true) }),
    step({
      id: 'empty-cache',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Empty the cache of name resolution.',
      command: 'Clear-DnsClientCache',
      repair: 'dns-cache',
      verify: 'Resolve-DnsName www.microsoft.com returns an address.',
    }),
    step({
      id: 'join-again',
      kind: 'cure',
      by: 'user',
      text: 'Leave the network and join it again; restart the router if it is yours.',
      unless: is('dns.works', true),
      verify: 'A web page that you have not opened today appears.',
    }),
    ...useHotspot,
    step({
      id: 'repair-server',
      kind: 'cure',
      by: 'network',
      text: 'Repair the DNS server that this network hands out.',
      unless: any(is('dns.works', true), is('name.resolves', true)),
    }),
  ],
  masks: ['server-name-not-found', ...transportCauses],
  references: [],
});
