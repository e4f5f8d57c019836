import { cause, opposes, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { othersFail, worksElsewhere } from '../shared/evidence.ts';

/** The file that holds the VPN connections cannot be read or is damaged. */
export const phonebookUnreadable = cause({
  id: 'phonebook-unreadable',
  title: 'The file with the VPN connections cannot be read or is damaged',
  explanation:
    'Windows keeps all connections of a user in one file, rasphone.pbk. It is damaged, locked, or this account may not use it.',
  fixedBy: 'helpdesk',
  layer: 'profile',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    proves(
      is('phonebook.file', 'damaged'),
      'The phone book’s file is full of lines that are no phone book’s.',
    ),
    supports('strong', is('phonebook.file', 'closed'), 'The phone book’s file may not be read.'),
    supports(
      'strong',
      all(
        oneOf('attempt.errorCode', [5, 624]),
        is('profile.forEverybody', true),
        is('session.elevated', false),
      ),
      'The profile belongs to everybody, which only an administrator may change, and access was denied.',
    ),
    opposes(
      'moderate',
      is('phonebook.file', 'readable'),
      'The phone book’s file can be read, and is in order.',
    ),
    supports(
      'weak',
      all(is('person.otherUsersFail', false), oneOf('attempt.errorCode', [5, 615, 621, 622, 624, 625, 671])),
      'Other people connect, so it is a matter of this computer.',
    ),
    rulesOut(oneOf('profile.status', ['connected', 'connecting']), 'A connection was made from that file.'),
    worksElsewhere('strong'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      id: 'rename',
      kind: 'cure',
      by: 'helpdesk',
      text: 'With no VPN connected, rename the damaged file so that Windows makes a new one, then give out the profiles again.',
      unless: oneOf('phonebook.file', ['readable', 'closed', 'elsewhere', 'absent']),
      command: "Rename-Item 'BOOK' rasphone.old",
      undo: 'Delete the new file and give the old one its name back.',
      verify: 'Get-VpnConnection lists the connections without an error.',
    }),
    step({
      id: 'run-elevated',
      kind: 'cure',
      by: 'helpdesk',
      text: 'It is a connection for all users, which only an administrator may change: connect it as it is, or change it from an elevated window.',
      when: is('profile.forEverybody', true),
      needsAdmin: true,
    }),
    step({
      id: 'repair-rights',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Take the read-only mark off the file and give the person back the right to it.',
      when: is('phonebook.file', 'closed'),
      command: "Set-ItemProperty 'BOOK' -Name IsReadOnly -Value $false; icacls 'BOOK' /reset",
      needsAdmin: true,
      undo: "Set-ItemProperty 'BOOK' -Name IsReadOnly -Value $true",
      verify: 'Get-VpnConnection lists the connections without an error.',
    }),
    step({
      id: 'look-at-files',
      kind: 'look',
      finds: ['phonebook.file'],
      by: 'helpdesk',
      text: 'Look at the file: size, rights and the read-only mark.',
      command:
        "Get-Item 'BOOK' -ErrorAction SilentlyContinue | Format-List FullName, Length, IsReadOnly, LastWriteTime",
    }),
  ],
  references: ['rras-codes'],
});
