import { cause, opposes, rulesOut, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { restart } from '../shared/steps.ts';

/** The NAT-T value is right, and the computer has not been restarted since. */
export const natTRebootPending = cause({
  id: 'nat-t-reboot-pending',
  title: 'The NAT setting for L2TP takes effect only after a restart',
  explanation:
    'The registry value is right, but Windows reads it at start-up only. Shutting down with Fast Startup is not a restart.',
  fixedBy: 'user',
  layer: 'profile',
  stage: 'negotiation',
  scope: 'machine',
  tunnels: ['l2tp'],
  blocking: true,
  evidence: [
    // A key has one time for all its values, and PolicyAgent's holds the service's start type, too, which repairs and updates write: strong, but no proof.
    supports(
      'strong',
      all(
        is('registry.natTraversal', 'both-behind-nat'),
        is('registry.natTraversalSetSinceBoot', true),
        is('path.serverBehindNat', true),
        oneOf('attempt.errorCode', [787, 789, 792, 793, 809]),
      ),
      'The server stands behind a NAT, for which the value is needed.',
    ),
    supports(
      'strong',
      all(
        is('registry.natTraversal', 'both-behind-nat'),
        is('registry.natTraversalSetSinceBoot', true),
        oneOf('attempt.errorCode', [787, 789, 792, 793, 809]),
      ),
      'The key that holds the value was written after the last start of Windows.',
    ),
    opposes(
      'strong',
      is('path.serverBehindNat', false),
      'The server tells that there is no NAT in front of it.',
    ),
    supports(
      'moderate',
      all(is('registry.natTraversal', 'both-behind-nat'), oneOf('attempt.errorCode', [789, 792, 809])),
      'The value is set, and the attempt failed as if it were not.',
    ),
    supports(
      'weak',
      all(
        is('registry.natTraversal', 'both-behind-nat'),
        is('power.fastStartup', true),
        oneOf('attempt.errorCode', [789, 792, 809]),
      ),
      'Fast Startup is on: shutting down and starting again does not restart Windows’ services.',
    ),
    rulesOut(
      oneOf('registry.natTraversal', ['absent', 'off', 'misspelt']),
      'The value is not set in the first place.',
    ),
    rulesOut(
      is('registry.natTraversalSetSinceBoot', false),
      'Windows has been restarted since the key of the value was last written.',
    ),
  ],
  fix: [restart],
  references: ['kb926179'],
});
