import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { framework48 } from '../../scripts/prepare-net48.mjs';
import { temporaryFolder } from '../support/engine.ts';
import { type Parsed, parsedScripts } from '../support/parsed-scripts.ts';
import { shippedScripts } from '../support/shipped-scripts.ts';
import { commandsOf, missingMembers, newerLanguage, wrongCalls } from '../support/windows-powershell.ts';
import facts from './windows-powershell-5.1.json' with { type: 'json' };

type Check = (script: Parsed) => string[];

/** What each check has to see, and what it has to let pass: [check, code, what is said of it, or nothing]. */
const controls: readonly (readonly [check: Check, code: string, said?: RegExp])[] = [
  [newerLanguage, '$a ? 1 : 2', /^1: \$a \? 1 : 2$/],
  [newerLanguage, '$a ?? 1', /\?\?/],
  [newerLanguage, '$a ??= 1', /\?\?=/],
  [newerLanguage, '(Get-Item a)?.Length', /\?\./],
  [newerLanguage, '(Get-Item a)?[0]', /\?\[/],
  [newerLanguage, 'Get-Item a && Get-Item b', /&&/],
  [newerLanguage, 'Get-Item a || Get-Item b', /\|\|/],
  [newerLanguage, '"$($a ?? 1)"', /\?\?/],
  [newerLanguage, 'Get-Item a &', /Get-Item a/],
  [newerLanguage, 'Get-Item a\n  | Select-Object b', /^2: \|$/],
  [newerLanguage, 'class A {}', /class A/],
  [newerLanguage, 'using namespace System.IO', /using/],
  [newerLanguage, '1u', /1u/],
  [newerLanguage, '0b101', /0b101/],
  [newerLanguage, '0x1Fl + 1.5e3 + 2d + 4kb'],
  [newerLanguage, '"`u{1f600}"', /u\{/],
  [newerLanguage, '"`e[0m"', /`e/],
  [newerLanguage, '"``e `t"'],
  [newerLanguage, "'a'..'c'", /\.\./],
  [newerLanguage, "'a' -replace 'a', { $_ }", /-replace/],
  [newerLanguage, 'function A { clean { 1 } }', /clean/],
  [newerLanguage, '#Requires -Version 7.0', /Requires/],
  [newerLanguage, '$IsWindows', /IsWindows/],
  [newerLanguage, 'if ($PSVersionTable.PSVersion.Major -ge 6) { $IsWindows }'],

  [wrongCalls, 'Get-Content -AsByteStream x', /-AsByteStream is no parameter/],
  [wrongCalls, 'if ($PSVersionTable.PSVersion.Major -ge 6) { Get-Content -AsByteStream x }'],
  [wrongCalls, "if ($PSEdition -eq 'Desktop') { 1 } else { Get-Content -AsByteStream x }"],
  [wrongCalls, 'if ($PSVersionTable.PSVersion.Major -lt 6) { return 1 }\nGet-Content -AsByteStream x'],
  [
    wrongCalls,
    'if ($PSVersionTable.PSVersion.Major -lt 6) { 1 }\nGet-Content -AsByteStream x',
    /^2: Get-Content/,
  ],
  [wrongCalls, 'if ($PSVersionTable.PSVersion.Major -ge 5) { Get-Content -AsByteStream x }', /no parameter/],
  [
    wrongCalls,
    'if ($x) { 1 } elseif ($PSVersionTable.PSVersion.Major -lt 6) { return 1 }\nGet-Content -AsByteStream x',
    /^2: Get-Content/,
  ],
  [wrongCalls, 'ConvertTo-Json -AsArray 1', /-AsArray is no parameter/],
  [wrongCalls, '1 | ForEach-Object -Parallel { 1 }', /-Parallel is no parameter/],
  [wrongCalls, 'ConvertFrom-Json -AsHashtable 1', /-AsHashtable is no parameter/],
  [wrongCalls, 'Get-Process -IncludeUserName -Module', /no parameter set/],
  [wrongCalls, 'Get-Process -IncludeUserName -Id 4'],
  [wrongCalls, 'Get-Item -Path a -LiteralPath b', /no parameter set/],
  [wrongCalls, 'Get-Item', /no parameter set/],
  [wrongCalls, 'Get-Item a b', /no parameter set/],
  [wrongCalls, '1 | Get-Item'],
  [wrongCalls, 'Get-Item @a -Force'],
  [wrongCalls, 'Get-Item a -Forc:$b -ErrorA Stop'],
  [wrongCalls, 'Get-Item a -E Stop', /-E is no parameter/],
  [wrongCalls, 'Get-Item -Path', /-Path has no value/],
  [wrongCalls, 'Get-Item a -ProgressAction Ignore', /-ProgressAction is no parameter/],
  [wrongCalls, 'Test-Json 1', /no such command/],
  [wrongCalls, 'function Test-Json($a) { $a }\nTest-Json 1'],

  [missingMembers, '[Math]::Clamp(1, 2, 3)', /^1: \[System\.Math\]::Clamp\(3\)$/],
  [missingMembers, '[System.IO.Path]::GetRelativePath($a, $b)', /GetRelativePath/],
  [missingMembers, '[System.Security.Cryptography.SHA256]::HashData($a)', /HashData/],
  [missingMembers, 'New-Object System.HashCode', /HashCode/],
  [missingMembers, 'New-Object -TypeName System.Net.Http.HttpClient', /HttpClient/],
  [missingMembers, '[System.HashCode]::Combine(1)', /^1: \[System\.HashCode\]$/],
  [missingMembers, '[uint]$a = 1', /^1: \[uint\]$/],
  [missingMembers, '[System.Net.Http.HttpClient]', /HttpClient/],
  [missingMembers, "[string]$x = 'a'; $x.Contains('a', 'Ordinal')", /String\]\.Contains\(2\)/],
  [missingMembers, "function A([string] $x) { $x.Contains('a', 'Ordinal') }", /Contains/],
  [missingMembers, "([string]$x).Contains('a', 'Ordinal')", /Contains/],
  [missingMembers, "'a'.EndsWith('a', 1, 2, 3)", /EndsWith\(4\)/],
  [missingMembers, '(New-Object System.Random).Shuffle($a)', /Random\]\.Shuffle/],
  [missingMembers, '$r = New-Object System.Random\n$r.Shuffle($a)', /^2: \[System\.Random\]\.Shuffle/],
  [missingMembers, 'New-Object System.Net.IPEndPoint 1, 2, 3', /IPEndPoint\]::new\(3\)/],
  [
    missingMembers,
    '$c = [System.Security.Cryptography.X509Certificates.X509Chain]::new()\n$c.ChainPolicy.TrustMode',
    /TrustMode/,
  ],
  [missingMembers, '[string[]]$a = 1, 2; $a.Length + $a.Count; $a.ToUpper(); $a.Clone().Length'],
  [missingMembers, '$a = New-Object System.Random; $a = Get-Item b; $a.Shuffle()'],
  [missingMembers, "[string]::Join(',', 1, 2, 3); [string]::Empty.Trim().PadLeft(3).Length"],
  [missingMembers, '[Collections.Generic.List[string]]::new(3).Count; [guid]::NewGuid().ToString()'],
  [missingMembers, '[hashtable]$a = @{}; $a.Keys; $a.anything'],
  [missingMembers, 'if ($PSVersionTable.PSVersion.Major -gt 5) { [Math]::Clamp(1, 2, 3) }'],
];

const folder = temporaryFolder();
const controlFiles = controls.map(([, code], index) => {
  const file = join(folder, `${index}.ps1`);
  writeFileSync(file, code);
  return file;
});

const parsed = parsedScripts([...shippedScripts, ...controlFiles]);
const shipped = parsed.slice(0, shippedScripts.length);

test('every script was read, and there are some', () => {
  assert.equal(
    parsed.map(({ file }) => file),
    [...shippedScripts, ...controlFiles],
  );
  assert.ok(shipped.length > 50);
});

test('the facts about 5.1 are those of the commands in use, all of them and no other', () => {
  assert.equal(Object.keys(facts.commands), commandsOf(shipped));
});

/** Members can be looked up only where the reference assemblies are; CI has to have them. */
const looked = existsSync(framework48);
const membersTest = looked ? test : test.skip;
if (!looked) console.log(`No member of .NET was looked up: npm run test:all gets ${framework48}`);

test('the reference assemblies of .NET Framework 4.8 are there, where CI looks', () => {
  assert.ok(looked || process.env.CI !== 'true', `${framework48} is missing`);
});

for (const script of shipped) {
  test(`${script.file}: written in the language of 5.1`, () => {
    assert.equal(script.errors, []);
    assert.equal(newerLanguage(script), []);
  });

  test(`${script.file}: every command is in 5.1, and its parameters stand together in one parameter set`, () => {
    assert.equal(wrongCalls(script), []);
  });

  membersTest(`${script.file}: every type and member of .NET is in .NET Framework 4.8`, () => {
    assert.equal(missingMembers(script), []);
  });
}

for (const [index, [check, code, said]] of controls.entries()) {
  const run = check === missingMembers ? membersTest : test;
  run(`${check.name} ${said ? 'sees' : 'lets pass'}: ${code}`, () => {
    const found = check(parsed[shipped.length + index] as Parsed);
    if (said) assert.match(found.join('\n'), said);
    else assert.equal(found, []);
  });
}

test.run();
