import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { buildReport } from '../../src/report/build.ts';
import { changesEverybodys, commandFor as filled, stepFor } from '../../src/report/command.ts';
import type { FixStep } from '../../src/rules/cause.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { runs } from '../support/runs.ts';
import { patched } from '../support/samples.ts';

const set = "Set-VpnConnection -Name 'NAME' -RememberCredential $true";
const commandFor = (
  command: string,
  { name, scope }: { name: string; scope: 'user' | 'all-users' },
): string => filled(command, { NAME: name }, scope);
const own = (name: string) => ({ name, scope: 'user' as const });

const rows: readonly (readonly [name: string, quoted: string])[] = [
  ['Contoso VPN', "'Contoso VPN'"],
  ["Anna's VPN", "'Anna''s VPN'"],
  // PowerShell takes typographic quotes for quotes, too.
  ['Anna’s VPN', "'Anna’’s VPN'"],
  ['‘a‚b‛c', "'‘‘a‚‚b‛‛c'"],
  ["x'; Remove-Item C:\\ #", "'x''; Remove-Item C:\\ #'"],
  ['$(calc) `n "q" $&', `'$(calc) \`n "q" $&'`],
  ['会社 VPN', "'会社 VPN'"],
];
for (const [name, quoted] of rows)
  test(`a command with the name ${name}`, () => {
    assert.is(commandFor(set, own(name)), `Set-VpnConnection -Name ${quoted} -RememberCredential $true`);
  });

test('everybody’s connection: the cmdlets are told so, once', () => {
  const shared = { name: 'Work', scope: 'all-users' as const };
  assert.is(
    commandFor(set, shared),
    "Set-VpnConnection -Name 'Work' -AllUserConnection -RememberCredential $true",
  );
  assert.is(
    commandFor("Get-VpnConnection -Name 'NAME' -AllUserConnection", shared),
    "Get-VpnConnection -Name 'Work' -AllUserConnection",
  );
  assert.is(
    commandFor("Set-VpnConnectionIPsecConfiguration -ConnectionName 'NAME' -RevertToDefault", shared),
    "Set-VpnConnectionIPsecConfiguration -ConnectionName 'Work' -AllUserConnection -RevertToDefault",
  );
  // Triggers are a person's alone: these cmdlets have no such parameter.
  for (const command of ["rasdial 'NAME'", "Get-VpnConnectionTrigger -ConnectionName 'NAME'"])
    assert.is(commandFor(command, shared), command.replace('NAME', 'Work'));
  assert.ok(changesEverybodys(set, shared));
  assert.not.ok(
    changesEverybodys("Get-VpnConnection -Name 'NAME'", shared) || changesEverybodys(set, own('a')),
  );
});

test('a name that no command line should hold leaves the placeholder', () => {
  for (const name of ['', 'a\nb', 'a\u0000b', 'a\u202eb', 'a\u2028b'])
    assert.is(commandFor(set, own(name)), set);
});

test('other values: quoted like names, but what PowerShell works out and words of its lists; a person’s phone book as that person', () => {
  const metric = "Copy-Item 'BOOK' x; Set-NetIPInterface -InterfaceAlias 'INTERFACE' -NlMtuBytes 'MTU'";
  const values = { BOOK: '"$env:APPDATA\\a.pbk"', INTERFACE: "Anna's LAN", METHODS: 'Pap, Chap' };
  assert.is(
    filled(metric, values, 'user'),
    `Copy-Item "$env:APPDATA\\a.pbk" x; Set-NetIPInterface -InterfaceAlias 'Anna''s LAN' -NlMtuBytes 'MTU'`,
  );
  assert.is(filled("x -AuthenticationMethod 'METHODS'", values, 'user'), 'x -AuthenticationMethod Pap, Chap');
  const step: FixStep = {
    id: 'unknown/a',
    kind: 'cure',
    by: 'helpdesk',
    text: 'Set it on {INTERFACE|the adapter}, not on {SERVER|the server}.',
    command: set,
  };
  assert.match(
    stepFor(step, values, { scope: 'user' }).text,
    /^Set it on Anna's LAN, not on the server\. .*as the person/,
  );
  assert.is(stepFor(step, values, { scope: 'user' }).needsAdmin, undefined);
  assert.is(stepFor(step, values, { scope: 'all-users' }).needsAdmin, true);
});

test('whatever the name, what stands behind it stays outside of the string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (name) => {
      const made = commandFor(set, own(name));
      if (made === set) return;
      const inner = made.slice("Set-VpnConnection -Name '".length, -"' -RememberCredential $true".length);
      assert.not.match(inner.replace(/(['‘’‚‛])\1/g, ''), /['‘’‚‛]/);
    }),
    { numRuns: runs(500) },
  );
});

test('the report’s commands name the connection; where names are hidden they do not', () => {
  const snapshot = patched('profile-auth-method', {});
  const commands = (level: 'standard' | 'strict') =>
    buildReport(redact(snapshot, level))
      .causes.flatMap(({ fix }) => fix)
      .flatMap(({ command }) => command ?? [])
      .filter((command) => command.includes('-VpnConnection'));
  assert.ok(commands('standard').length > 0);
  assert.ok(commands('standard').every((command) => command.includes("'Contoso VPN'")));
  assert.ok(commands('strict').every((command) => command.includes("'NAME'")));
});

test.run();
