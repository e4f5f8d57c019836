import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The account is not permitted to use remote access. */
export const dialInDenied = cause({
  id: 'dial-in-denied',
  title: 'Your account is not allowed to use the VPN',
  explanation:
    'User name and password are right, but remote access is not permitted for your account or for the groups that it is in.',
  fixedBy: 'vpn-admin',
  layer: 'credentials',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'moderate',
      all(is('person.otherUsersFail', false), oneOf('attempt.errorCode', [649, 812, 13905])),
      'Other people can connect, so the server works.',
    ),
    worksElsewhere('strong'),
    othersFail('moderate'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      id: 'allow-dial-in',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'In Active Directory Users and Computers, the user, Dial-in: choose "Control access through NPS Network Policy" or "Allow access".',
      undo: 'Set the former choice again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'admit-group',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Add the user to the group that the network policy admits, and read event 6273 on the RADIUS server if it still refuses.',
      undo: 'Take the user out of the group.',
      verify: 'The VPN connects.',
    }),
  ],
  references: ['always-on-vpn', 'rras-codes'],
});
