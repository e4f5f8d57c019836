import { cause, step } from '../../rules/cause.ts';
import { is } from '../../rules/condition.ts';

/** Nothing that was observed explains the failure. */
export const unknownCause = cause({
  id: 'unknown',
  title: 'Nothing that could be observed explains the failure',
  explanation: 'The checks that could run found no cause. The next steps below would tell more.',
  fixedBy: 'helpdesk',
  layer: 'none',
  stage: 'local',
  scope: 'connection',
  blocking: false,
  evidence: [],
  fix: [
    step({
      id: 'try-hotspot',
      kind: 'look',
      finds: ['person.worksElsewhere'],
      by: 'user',
      // Where another device connects it is not the network.
      unless: is('person.otherDeviceHere', true),
      text: 'Try the same VPN over your phone’s hotspot, and note whether it connects and which error number appears.',
    }),
    step({
      id: 'restart',
      kind: 'cure',
      by: 'user',
      text: 'Restart the computer by Start, Power, Restart (not Shut down), and connect again: it ends what no check sees.',
      needsReboot: true,
      verify: 'The VPN connects.',
    }),
    step({
      id: 'run-again',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'Run the check again while it fails, as the person concerned, and send the saved snapshot to the VPN administrator.',
      command: 'vpn-doctor collect -o snapshot.json',
    }),
    step({
      id: 'server-log',
      kind: 'look',
      finds: [],
      by: 'vpn-admin',
      text: 'Compare the time of the failed attempt with the server’s log.',
    }),
  ],
  references: [],
});
