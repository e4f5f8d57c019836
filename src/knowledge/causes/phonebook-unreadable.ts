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
    rulesOut(
      oneOf('profile.status', ['connected', 'connecting']),
      'The connection could be dialled from that file.',
    ),
    worksElsewhere('strong'),
    othersFail('moderate'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Look at the two files: size, rights and the read-only mark.',
      command:
        'Get-Item "$env:APPDATA\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk", \'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk\' -ErrorAction SilentlyContinue | Format-List FullName, Length, IsReadOnly, LastWriteTime',
    }),
    step({
      by: 'helpdesk',
      text: 'With no VPN connected, rename the damaged file so that Windows makes a new one, then give out the profiles again.',
      command: 'Rename-Item "$env:APPDATA\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk" rasphone.old',
      undo: 'Delete the new file and give the old one its name back.',
      verify: 'Get-VpnConnection lists the connections without an error.',
    }),
    step({
      by: 'helpdesk',
      text: 'If it is a connection for all users: only an administrator may change it. Dial it as it is, or change it from an elevated window.',
      needsAdmin: true,
    }),
  ],
  references: ['rras-codes'],
});
