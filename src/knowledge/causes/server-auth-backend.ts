import { cause, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersConnect, worksElsewhere } from '../shared/evidence.ts';

/** What checks the passwords behind the VPN server does not answer. */
export const serverAuthBackend = cause({
  id: 'server-auth-backend',
  title: 'The VPN server cannot reach the service that checks sign-ins',
  explanation:
    'The server asks a RADIUS server or domain controller whether you may come in. That one does not answer, or the two do not trust each other.',
  fixedBy: 'vpn-admin',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(
        is('person.otherUsersFail', true),
        oneOf('attempt.errorCode', [691, 709, 718, 778, 812, 823, 824, 13814, 13815, 0x80090304]),
      ),
      'Other people cannot connect either.',
    ),
    othersConnect('strong'),
    worksElsewhere('strong'),
  ],
  fix: [
    step({
      by: 'user',
      text: 'Wait a quarter of an hour and dial again. Typing the password again does not help.',
    }),
    step({
      by: 'vpn-admin',
      text: 'See whether the RADIUS service runs, answers on UDP 1812, and has the same shared secret as the VPN server.',
      command: 'Get-Service IAS',
    }),
    step({
      by: 'vpn-admin',
      text: 'Check that the VPN and RADIUS servers reach a domain controller, and raise the time-out if a second factor is asked for.',
      verify: 'Two different users connect.',
    }),
  ],
  references: ['azure-p2s'],
});
