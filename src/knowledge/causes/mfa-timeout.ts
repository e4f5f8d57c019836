import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, includes, is, not, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The second factor was not confirmed in time. */
export const mfaTimeout = cause({
  id: 'mfa-timeout',
  title: 'The second sign-in step was not confirmed in time',
  explanation:
    'After the password the server waits for a confirmation, mostly on your phone. None came before its patience or that of Windows ran out.',
  fixedBy: 'user',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'weak',
      all(is('person.otherUsersFail', false), oneOf('attempt.errorCode', [703, 718, 13814, 13815])),
      'Other people can connect, so the server works.',
    ),
    opposes(
      'strong',
      all(
        includes('profile.authentication', 'machine-certificate'),
        not(includes('profile.authentication', 'eap')),
      ),
      'The profile signs in by machine certificate: nobody is asked.',
    ),
    othersFail('moderate'),
    worksElsewhere('weak'),
  ],
  fix: [
    step({
      id: 'confirm-in-time',
      kind: 'cure',
      by: 'user',
      text: 'Connect again with your phone at hand and its authenticator app open, and confirm within half a minute. Abroad check that the phone is online.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'other-factor',
      kind: 'cure',
      by: 'user',
      text: 'If no request reaches your phone, use another way that your company offers, for example a code, or ask your help desk to register the phone again.',
    }),
    step({
      id: 'server-time-out',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Set the RADIUS time-out on the VPN server to 60 seconds or more, and see in its log whether the second step was asked for at all.',
      undo: 'Set the former time-out again.',
    }),
  ],
  references: ['azure-p2s'],
});
