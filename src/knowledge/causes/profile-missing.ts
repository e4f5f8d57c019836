import { cause, opposes, proves, rulesOut, step } from '../../rules/cause.ts';
import { all, is, isKnown, not, oneOf } from '../../rules/condition.ts';
import { othersFail } from '../shared/evidence.ts';

/** There is no such profile for the account or scope that dials. */
export const profileMissing = cause({
  id: 'profile-missing',
  title: 'There is no VPN connection of that name for the account that connects',
  explanation:
    'Every user has a list of connections, and there is one more for all users. The one that was asked for is not in the list that was searched.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'local',
  scope: 'connection',
  blocking: true,
  evidence: [
    proves(
      is('profile.missing', true),
      'Windows is to connect it by itself, or it was asked for by name, and no phone book has it.',
    ),
    rulesOut(oneOf('profile.status', ['connected', 'connecting']), 'The profile is there and in use.'),
    opposes(
      'moderate',
      all(isKnown('profile.tunnel'), not(is('attempt.errorCode', 623)), is('profile.missing', false)),
      'The profile is there for the account that ran this check.',
    ),
    othersFail('weak'),
  ],
  fix: [
    step({
      id: 'give-out',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Give out the profile again to the right person, or for all users. With a package from Azure or CMAK, delete its old folder under %APPDATA%\\Microsoft\\Network\\Connections\\Cm first.',
      verify: 'The connection is in the list and connects.',
    }),
    step({
      id: 'own-account',
      kind: 'cure',
      by: 'user',
      text: 'Connect under your own account in Settings, Network & internet, VPN, and mind the exact name if you use a script.',
      verify: 'The VPN connects.',
    }),
    // rasdial and rasphone look into the caller's book alone unless they are told another one. (rasdial /phonebook)
    step({
      id: 'name-phone-book',
      kind: 'cure',
      by: 'helpdesk',
      text: 'If a script or service connects it: name the phone book in which the profile stands.',
      command: "rasdial 'NAME' /phonebook:'BOOK'",
      undo: 'Leave the option out again.',
      verify: 'The script connects.',
    }),
    step({
      id: 'list-books',
      kind: 'look',
      finds: [],
      by: 'helpdesk',
      text: 'List both phone books as the account that connects. A service or management agent runs as SYSTEM and does not see a person’s own profiles.',
      command:
        'Get-VpnConnection | Select-Object Name, ServerAddress; Get-VpnConnection -AllUserConnection | Select-Object Name, ServerAddress',
    }),
  ],
  references: ['azure-p2s'],
});
