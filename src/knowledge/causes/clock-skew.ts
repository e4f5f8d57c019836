import { cause, opposes, proves, step, supports } from '../../rules/cause.ts';
import { all, any, includes, is, oneOf } from '../../rules/condition.ts';
import { noSuccessSince, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** Codes of dates: a certificate that is not valid now, or a time that two sides do not agree on. */
const dateCodes = [
  787, 810, 854, 857, 858, 862, 863, 865, 12037, 12175, 13801, 13806, 0x80090328, 0x800b0101,
];

/** The clock or time zone of this computer is wrong. */
export const clockSkew = cause({
  id: 'clock-skew',
  title: 'The date, time or time zone of this computer is wrong',
  explanation:
    'Certificates are valid between two dates. With a wrong clock a good certificate looks as if it had run out or were not valid yet.',
  fixedBy: 'user',
  layer: 'certificates',
  stage: 'negotiation',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports('weak', is('clock.keptRight', false), 'Nothing sets this computer’s clock.'),
    // Ten minutes matter only where something is valid from or until a moment near by.
    proves(
      all(
        is('clock.wrong', true),
        any(
          oneOf('attempt.errorCode', dateCodes),
          oneOf('certificate.client', ['not-yet-valid', 'expired']),
          includes('certificate.serverOwnFlaws', 'not-yet-valid'),
          includes('certificate.serverOwnFlaws', 'expired'),
        ),
        noSuccessSince,
      ),
      'This computer’s clock differs by more than five minutes from what web servers say, and a date is what failed.',
    ),
    supports(
      'strong',
      all(is('clock.wrong', true), oneOf('attempt.errorCode', dateCodes)),
      'The clock is wrong, and the attempt stopped where dates are looked at.',
    ),
    supports('moderate', is('clock.wrong', true), 'This computer’s clock differs from what web servers say.'),
    supports(
      'strong',
      is('certificate.client', 'not-yet-valid'),
      'By this computer’s clock the client certificate is not valid yet.',
    ),
    supports(
      'moderate',
      includes('certificate.serverFlaws', 'not-yet-valid'),
      'By this computer’s clock the server’s certificate is not valid yet.',
    ),
    opposes('strong', is('clock.wrong', false), 'The clock agrees with what web servers say.'),
    supports(
      'moderate',
      all(
        is('person.otherUsersFail', false),
        oneOf(
          'attempt.errorCode',
          [787, 810, 854, 857, 858, 862, 863, 865, 12037, 12175, 13801, 0x80090328, 0x800b0101],
        ),
      ),
      'Other people connect, so the certificate is in date.',
    ),
    othersFail('moderate'),
    worksElsewhere('moderate'),
  ],
  fix: [
    step({
      id: 'set-clock',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Time & language, Date & time: choose your time zone, switch on "Set time automatically" and press Sync now.',
      verify: 'The clock shows the same as your phone, to the day and the minute.',
    }),
    step({
      id: 'resync',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If it does not hold: start the time service and synchronise by hand. A clock that falls back after every start needs a new battery on the board.',
      command: 'Start-Service W32Time; w32tm /resync',
      needsAdmin: true,
      verify: 'w32tm /query /status names a time source.',
    }),
  ],
  masks: ['server-cert-expired', 'client-cert-expired'],
  references: [],
});
