import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, not, oneOf } from '../../rules/condition.ts';
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
      'The name is known inside the company’s network only: from outside it cannot be dialled.',
    ),
    opposes('strong', is('name.elsewhere', 'found'), 'Other resolvers know the name.'),
    opposes('strong', is('dns.works', false), 'No other name resolves either.'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Compare the server name in the VPN settings letter by letter with what you were given.',
    }),
    step({
      by: 'helpdesk',
      text: 'Correct the server name in the profile.',
      command: "Set-VpnConnection -Name 'NAME' -ServerAddress 'SERVER'",
      undo: 'Set the old server name again.',
    }),
    step({
      by: 'vpn-admin',
      text: 'Restore the server’s public DNS record. A name that exists only inside the company cannot be dialled from outside.',
    }),
  ],
  masks: transportCauses,
  references: [],
});
