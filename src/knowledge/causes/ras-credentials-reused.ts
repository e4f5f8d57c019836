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
    // The interface is signed in with what the phone book says at the next connect. (rasphone.pbk: UseRasCredentials)
    step({
      id: 'own-credentials',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Set UseRasCredentials to 0 for this connection in its phone book, then connect again. A managed profile is overwritten at its next delivery: there your VPN administrator changes it.',
      command:
        "$n = 'NAME'; $f = 'BOOK'; Copy-Item $f \"$f.bak\"; $e = [Text.Encoding]::GetEncoding(28591); $m = $e.GetString([Text.Encoding]::UTF8.GetBytes($n)); $here = $false; $out = [IO.File]::ReadAllLines($f, $e) | ForEach-Object { if ($_ -match '^\\[(.*)\\]$') { $here = $Matches[1] -in $n, $m }; if ($here -and $_ -like 'UseRasCredentials=*') { 'UseRasCredentials=0' } else { $_ } }; [IO.File]::WriteAllLines($f, [string[]]$out, $e)",
      undo: "Copy-Item ('BOOK' + '.bak') 'BOOK' -Force",
      verify: 'File shares open without asking for a password.',
    }),
    step({
      id: 'own-name',
      kind: 'bridge',
      by: 'user',
      text: 'To work now: where a server asks for a name, give your own as COMPANY\\name.',
    }),
  ],
  references: [],
});
