import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';

/**
 * While the VPN is up, Windows offers its user name and password to servers inside instead of the person's own, which then refuse them. UseRasCredentials=1 is the phone book's usual value.
 * (Microsoft: troubleshoot Always On VPN; rasphone.pbk UseRasCredentials)
 */
export const rasCredentialsReused = cause({
  id: 'ras-credentials-reused',
  title: 'Servers behind the VPN are shown the VPN’s sign-in instead of yours',
  explanation:
    'While the VPN is up, Windows signs in to file shares and other servers with the name and password of the VPN. Where these are not your own, the servers ask for a password or refuse you.',
  fixedBy: 'helpdesk',
  layer: 'connected',
  stage: 'connected',
  scope: 'connection',
  blocking: false,
  evidence: [
    supports(
      'moderate',
      all(
        is('profile.status', 'connected'),
        is('profile.usesVpnCredentialsInside', true),
        oneOf('person.complaint', ['some-servers', 'all-servers']),
      ),
      'The profile lets servers inside have the VPN’s name and password, and they do not let the person in.',
    ),
    supports(
      'moderate',
      all(
        is('profile.usesVpnCredentialsInside', true),
        is('inside.answers', true),
        oneOf('person.complaint', ['some-servers', 'all-servers']),
      ),
      'The way to what is behind the tunnel works.',
    ),
    rulesOut(
      is('profile.usesVpnCredentialsInside', false),
      'The profile does not let servers inside have the VPN’s name and password.',
    ),
    opposes('strong', is('inside.carries', false), 'Nothing passes through the tunnel.'),
  ],
  fix: [
    step({
      by: 'helpdesk',
      text: 'Set UseRasCredentials to 0 for this connection in the phone book (rasphone.pbk below AppDataRoaming\\Microsoft\\Network\\Connections\\Pbk, for everybody below ProgramData), disconnect and connect again.',
      undo: 'Set it to 1 again.',
      verify: 'File shares open without asking for a password.',
    }),
    step({
      by: 'user',
      text: 'To work now: give your own user name as COMPANY\\name where a server asks for it.',
    }),
  ],
  references: [],
});
