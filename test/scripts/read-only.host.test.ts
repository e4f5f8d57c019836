import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hostPath } from '../support/engine.ts';

/** What the host's parser says of one script. */
interface Parsed {
  readonly file: string;
  readonly errors: readonly unknown[];
  readonly commands: readonly string[];
  readonly nodes: readonly string[];
  readonly tokens: readonly string[];
  readonly types: readonly string[];
  readonly staticMembers: readonly string[];
  readonly strings: readonly string[];
  readonly ascii: boolean;
  readonly hasHelp: boolean;
}

/** Every command that a probe may use. All of them only read, and all are in Windows PowerShell 5.1. */
const readingCommands = new Set([
  'ConvertFrom-Json',
  'ConvertTo-Json',
  'ForEach-Object',
  'Where-Object',
  'Join-Path',
  'Get-CimInstance',
  'Get-Date',
  'Get-DnsClientServerAddress',
  'Get-ItemProperty',
  'Get-NetAdapter',
  'Get-NetConnectionProfile',
  'Get-NetIPAddress',
  'Get-NetRoute',
  'Get-Service',
  'Get-VpnConnection',
  'Get-WinEvent',
  'Test-NetConnection',
  'Test-Path',
]);

/** Registry places that a probe may read. */
const readableKeys = [
  'HKLM:\\SYSTEM\\CurrentControlSet\\Services',
  'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  'HKLM:\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKLM:\\$settings',
  'HKCU:\\$settings',
];

/** Types that Constrained Language Mode allows. */
const coreTypes = new Set([
  'string',
  'int',
  'long',
  'bool',
  'char',
  'switch',
  'array',
  'hashtable',
  'string[]',
  'object[]',
  'object',
]);
const attributes = /^(CmdletBinding|Parameter|Validate\w+)$/;

const scripts = [
  'ps-scripts/Invoke-Probe.ps1',
  ...readdirSync('ps-scripts/probes').map((file) => join('ps-scripts/probes', file)),
];
const parsed: Parsed[] = existsSync(hostPath)
  ? spawnSync(hostPath, ['--parse', ...scripts], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Parsed)
  : [];

test('every script was parsed', () => {
  assert.is(parsed.length, scripts.length);
});

for (const script of parsed) {
  test(`${script.file}: parses, is ASCII, and says what it does`, () => {
    assert.equal(script.errors, []);
    // 5.1 reads a file without a byte order mark by the ANSI code page.
    assert.ok(script.ascii);
    assert.ok(script.hasHelp);
  });

  test(`${script.file}: uses nothing newer than 5.1`, () => {
    assert.equal(script.tokens, []);
    for (const node of [
      'TernaryExpressionAst',
      'PipelineChainAst',
      'TypeDefinitionAst',
      'UsingStatementAst',
    ]) {
      assert.not.ok(script.nodes.includes(node), node);
    }
  });

  test(`${script.file}: only reads`, () => {
    const own = /^(ConvertTo-(AsciiText|AnswerText|Failure|PlainProfile)|Get-ValueTable)$/;
    const indirect = /^\$(script|whoami)$/;
    const foreign = script.commands.filter(
      (name) => !readingCommands.has(name) && !own.test(name) && !indirect.test(name),
    );
    assert.equal(foreign, []);
    const keys = script.strings.filter(
      (text) => !readableKeys.some((key) => text.toLowerCase().startsWith(key.toLowerCase())),
    );
    assert.equal(keys, []);
  });

  test(`${script.file}: calls nothing that Constrained Language Mode forbids`, () => {
    assert.equal(script.staticMembers, []);
    assert.equal(
      script.types.filter((type) => !coreTypes.has(type.toLowerCase()) && !attributes.test(type)),
      [],
    );
  });
}

test('every cmdlet of a Windows module is told to stop at an error: preferences of a script do not reach it', () => {
  const calls = /\b(?:Get-(?:Net|Vpn|Dns|Cim|WinEvent)\w*|Test-NetConnection)\b[^|\n]*/g;
  for (const file of scripts) {
    const code = readFileSync(file, 'utf8').replace(/<#[\s\S]*?#>/, '');
    for (const [call] of code.matchAll(calls)) assert.match(call, '-ErrorAction Stop', `${file}: ${call}`);
  }
});

test.run();
