import { cause, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';

/** Somebody, or a program, ended the connection on purpose. */
export const userCancelled = cause({
  id: 'user-cancelled',
  title: 'The connection was ended on purpose on this computer',
  explanation:
    'Somebody pressed Cancel or Disconnect, signed out or switched users, or a program hung up. Nothing is broken.',
  fixedBy: 'user',
  layer: 'none',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    supports(
      'weak',
      all(is('attempt.connectedBefore', true), oneOf('attempt.errorCode', [631, 830, 831, 13877])),
      'The same connection does come up when it is left alone.',
    ),
    rulesOut(oneOf('profile.status', ['connected', 'connecting']), 'The connection is up or being made.'),
  ],
  fix: [
    step({
      id: 'connect-again',
      kind: 'cure',
      by: 'user',
      text: 'Connect again and let it finish. Stay signed in: a user’s own VPN ends when the user signs out.',
      verify: 'The VPN stays connected.',
    }),
    step({
      id: 'find-script',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'If nobody ended it: look for a script, scheduled task or other VPN program that calls rasdial /disconnect.',
      command:
        "Get-ScheduledTask | Where-Object { ($_.Actions | Out-String) -match 'rasdial|rasphone' } | Select-Object TaskPath, TaskName",
    }),
  ],
  references: ['rras-codes'],
});
