import { cause, opposes, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { noCertificateInPlay, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** There is no smart card, reader or usable certificate on the card. */
export const smartCardUnavailable = cause({
  id: 'smart-card-unavailable',
  title: 'The smart card or its reader cannot be used',
  explanation:
    'The profile signs in with a smart card. No reader is found, the card is not in it or not recognised, or no certificate on it fits.',
  fixedBy: 'user',
  layer: 'certificates',
  stage: 'authentication',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports('weak', is('smartCard.readerWorks', false), 'No smart card reader works here.'),
    opposes('moderate', is('smartCard.readerWorks', true), 'A smart card reader works.'),
    supports(
      'weak',
      all(
        is('person.otherUsersFail', false),
        oneOf('attempt.errorCode', [764, 779, 784, 785, 798, 802, 847, 869, 13906, 13907]),
      ),
      'Other people can connect, so the server works.',
    ),
    opposes(
      'strong',
      is('certificate.client', 'usable'),
      'A certificate that fits is in the store, without any card.',
    ),
    noCertificateInPlay,
    worksElsewhere('strong'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      id: 'insert-again',
      kind: 'cure',
      by: 'user',
      text: 'Take the card out, put it in again firmly, and plug the reader straight into the computer, not into a hub. Then connect again.',
      verify: 'Windows asks for the PIN, and the VPN connects.',
    }),
    step({
      id: 'driver',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Install the driver of the reader and of the card, or have a new certificate put on the card.',
      needsAdmin: true,
      verify: 'Windows asks for the PIN, and the VPN connects.',
    }),
    step({
      id: 'look-at-reader',
      kind: 'look',
      finds: ['smartCard.readerWorks'],
      by: 'helpdesk',
      text: 'See whether Windows knows the reader and can read the card.',
      command: 'Get-PnpDevice -Class SmartCardReader -PresentOnly; certutil -scinfo -silent',
    }),
  ],
  references: ['rras-codes'],
});
