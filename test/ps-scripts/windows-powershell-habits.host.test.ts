import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonValue, ScriptRunner } from '../../src/powershell/script-runner.ts';
import { localProbes } from '../../src/probes/catalogue.ts';
import type { LocalProbe } from '../../src/probes/local/local-probe.ts';
import { parametersFor } from '../support/asked-probe.ts';
import { serverCertificate } from '../support/certificate.ts';
import {
  harnessWith,
  stubbed,
  stubEnvironment,
  temporaryFolder,
  withEnvironment,
} from '../support/engine.ts';
import { sharedRunner } from '../support/shared-engine.ts';
import { steady } from '../support/steady.ts';

const modes = ['FullLanguage', 'ConstrainedLanguage'] as const;
type Mode = (typeof modes)[number];

/** A text that is run where the scripts are run, and what it puts out. */
const texts = harnessWith({
  'Read-Text':
    "param($Text) $ErrorActionPreference = 'Continue'; @{ lines = @(Invoke-Expression $Text | ForEach-Object { [string]$_ }) }",
});

/** Works in a session with the stubs, with or without the habits. */
function inSession<T>(
  { mode, habits, harness }: { mode: Mode; habits: boolean; harness?: string },
  work: (runner: ScriptRunner) => Promise<T>,
): Promise<T> {
  const env = {
    ...stubEnvironment('admin'),
    VPN_DOCTOR_HOST_LANGUAGE: mode,
    VPN_DOCTOR_STUB_VERSION: habits ? '5.1' : '',
  };
  return withEnvironment(env, () => work(sharedRunner(harness)));
}

async function answer(
  runner: ScriptRunner,
  script: string,
  parameters: Readonly<Record<string, JsonValue>>,
): Promise<unknown> {
  const outcome = await runner.run({ script, parameters, deadlineMs: 30_000 });
  if (outcome.status !== 'ok') throw new Error(`${script}: ${JSON.stringify(outcome)}`);
  return outcome.data;
}

const server = {
  host: 'aovpn.contoso.com',
  address: '127.0.0.1',
  addresses: ['127.0.0.1'],
  pptp: true,
  chain: [serverCertificate],
};
/** The dial has a file of its own, and GRE takes a socket that .NET does not open here. */
const scripts = Object.entries<LocalProbe>(localProbes).filter(
  ([id]) => !['connect', 'gre-call'].includes(id),
);
const fullLanguageOnly = ['server-trust', 'password'];

/** What each script finds. */
const answers = (mode: Mode, habits: boolean): Promise<Record<string, unknown>> =>
  inSession({ mode, habits }, async (runner) => {
    const found: Record<string, unknown> = {};
    for (const [id, probe] of scripts) {
      if (mode !== 'FullLanguage' && fullLanguageOnly.includes(id)) continue;
      const parameters = parametersFor(probe, server);
      found[id] = steady(probe.read(await answer(runner, probe.script, parameters)));
    }
    assert.match(runner.info().version ?? '', habits ? /^5\.1\./ : /^7\./);
    assert.is(runner.info().languageMode, mode);
    return found;
  });

const file = join(temporaryFolder(), 'text.txt');
const bytes = (): string => readFileSync(file).toString('hex');
const wrapped = 'New-Object int[] 2';

/** By the documents of 5.1: what is run, and what it puts out. */
const json: readonly (readonly [what: string, text: string, ...lines: string[]])[] = [
  [
    'two levels unless asked',
    'ConvertTo-Json @{a=@{b=@{c=@{d=1}}}} -Compress',
    '{"a":{"b":{"c":"System.Collections.Hashtable"}}}',
  ],
  [
    'deeper when asked',
    'ConvertTo-Json @{a=@{b=@{c=@{d=1}}}} -Compress -Depth 3',
    '{"a":{"b":{"c":{"d":1}}}}',
  ],
  [
    'a date',
    "ConvertTo-Json ([datetime]'2026-01-02T03:04:05.678Z') -Compress",
    '"\\/Date(1767323045678)\\/"',
  ],
  [
    'what Get-Date adds to one',
    "ConvertTo-Json (Get-Date '2026-01-02T03:04:05Z') -Compress",
    '{"value":"\\/Date(1767323045000)\\/","DisplayHint":2,"DateTime":"Friday, 02 January 2026 03:04:05"}',
  ],
  [
    'letters of HTML',
    'ConvertTo-Json "<a href=\'x\'>&`"\\`t`n" -Compress',
    '"\\u003ca href=\\u0027x\\u0027\\u003e\\u0026\\"\\\\\\t\\n"',
  ],
  ['other letters', 'ConvertTo-Json "ü中$([char]1)" -Compress', '"ü中\\u0001"'],
  ['a number for an enumeration', 'ConvertTo-Json @{a=[System.DayOfWeek]::Friday} -Compress', '{"a":5}'],
  ['a plain list', 'ConvertTo-Json @(1,2) -Compress', '[1,2]'],
  ['a list that came out of a pipeline', ',@(1,2) | ConvertTo-Json -Compress', '{"value":[1,2],"Count":2}'],
  ['a list out of New-Object', `ConvertTo-Json @{a=${wrapped}} -Compress`, '{"a":{"value":[0,0],"Count":2}}'],
  ['several objects', '1,"b",$null,$true | ConvertTo-Json -Compress', '[1,"b",null,true]'],
  ['one object', '"b" | ConvertTo-Json -Compress', '"b"'],
  [
    'the shape that is not compressed',
    'ConvertTo-Json ([ordered]@{a=1;bc=@(1,@{});d=@()})',
    [
      '{',
      '    "a":  1,',
      '    "bc":  [',
      '               1,',
      '               {',
      '',
      '               }',
      '           ],',
      '    "d":  [',
      '',
      '          ]',
      '}',
    ].join('\r\n'),
  ],
  [
    'keys that are no strings',
    'try { ConvertTo-Json @{1=2} } catch { $_.FullyQualifiedErrorId }',
    'NonStringKeyInDictionary,Microsoft.PowerShell.Commands.ConvertToJsonCommand',
  ],
  ['a list read is one object', "@('[1,2]' | ConvertFrom-Json).Count", '1'],
  ['a date read is text', '(\'{"a":"2026-01-02T03:04:05Z"}\' | ConvertFrom-Json).a.GetType().Name', 'String'],
  [
    'no parameter of 7',
    "try { ConvertFrom-Json '{}' -AsHashtable } catch { $_.FullyQualifiedErrorId }",
    'NamedParameterNotFound,ConvertFrom-Json',
  ],
  ['the version', '"$($PSVersionTable.PSVersion.Major).$($PSVersionTable.PSVersion.Minor)"', '5.1'],
];

/** What a text leaves in a file that held `before`. */
const written: readonly (readonly [text: string, before: string, after: string])[] = [
  ["Set-Content FILE 'ü'", '', 'fc0a'],
  ["Set-Content FILE 'ü' -NoNewline", '', 'fc'],
  ["'ü' | Add-Content FILE", 'fc0a', 'fc0afc0a'],
  ["'ü' | Add-Content FILE", 'fffe6100', 'fffe6100fc000a00'],
  ["'ü' | Add-Content -LiteralPath FILE", 'efbbbf61', 'efbbbf61c3bc0a'],
  ["Set-Content FILE 'ü' -Encoding UTF8", '', 'efbbbfc3bc0a'],
  ["Set-Content FILE 'ü' -Encoding Unicode", '', 'fffefc000a00'],
  ['Set-Content FILE -Value ([byte[]](1, 255)) -Encoding Byte', '', '01ff'],
  ["'ü' | Out-File FILE", '', 'fffefc000a00'],
  ["'ü' | Out-File FILE -Encoding utf8", '', 'efbbbfc3bc0a'],
  ["'ü' | Out-File FILE -Encoding ascii", '', '3f0a'],
  ["'ü' | Out-File FILE -Encoding default", '', 'fc0a'],
  ["'ü' > FILE", '', 'fffefc000a00'],
  ["'ü' >> FILE", 'fffefc000a00', 'fffefc000a00fc000a00'],
];

/** What is read of a file. */
const read: readonly (readonly [text: string, content: string, ...lines: string[]])[] = [
  ['Get-Content FILE', 'fc0a80', 'ü', '€'],
  ['Get-Content FILE', 'c3bc', 'Ã¼'],
  ['Get-Content FILE', 'efbbbfc3bc', 'ü'],
  ['Get-Content FILE', 'fffefc00', 'ü'],
  ['Get-Content FILE -Encoding UTF8', 'c3bc', 'ü'],
  ['Get-Content FILE -Encoding Default -Raw', 'fc0afc', 'ü\nü'],
  ['Get-Content FILE -Encoding Byte -TotalCount 2', 'efbbbf', '239', '187'],
  [
    'try { Get-Content FILE -AsByteStream } catch { $_.FullyQualifiedErrorId }',
    '00',
    'NamedParameterNotFound,Get-Content',
  ],
  [
    'try { Get-Content FILE -Encoding ansi } catch { $_.FullyQualifiedErrorId }',
    '00',
    'ParameterArgumentValidationError,Get-Content',
  ],
  [
    '(ConvertTo-Json (Get-Content FILE) -Compress) -like \'{`"value`":`"a`",`"PSPath`":*,`"ReadCount`":1}\'',
    '61',
    'True',
  ],
  ['Get-Content FILE.none 2>$null; 1', '', '1'],
  [
    "$ErrorActionPreference = 'Stop'; try { Get-Content FILE.none; 1 } catch { $_.FullyQualifiedErrorId }",
    '',
    'PathNotFound,Microsoft.PowerShell.Commands.GetContentCommand',
  ],
  ['$env:VPN_DOCTOR_X = 5; Get-Content Env:VPN_DOCTOR_X', '', '5'],
];
const at = (text: string): string =>
  text.replace('FILE', `'${file}'`).replace(`'${file}'.none`, `'${file}.none'`);

for (const mode of stubbed ? modes : []) {
  test(`${mode}: each script finds the same with the habits`, async () => {
    assert.equal(await answers(mode, true), await answers(mode, false));
  });

  /** What a text puts out with the habits, as strings. */
  const said = (runner: ScriptRunner) => async (text: string) =>
    ((await answer(runner, 'Read-Text', { Text: text })) as { lines: string[] }).lines;

  test(`${mode}: JSON and version`, () =>
    inSession({ mode, habits: true, harness: texts }, async (runner) => {
      for (const [what, text, ...lines] of json) assert.equal(await said(runner)(text), lines, what);
    }));

  test(`${mode}: what is written, and what is read`, () =>
    inSession({ mode, habits: true, harness: texts }, async (runner) => {
      for (const [text, before, after] of written) {
        writeFileSync(file, Buffer.from(before, 'hex'));
        await said(runner)(at(text));
        assert.is(bytes(), after, text);
      }
      for (const [text, content, ...lines] of read) {
        writeFileSync(file, Buffer.from(content, 'hex'));
        assert.equal(await said(runner)(at(text)), lines, text);
      }
    }));
}

test.run();
