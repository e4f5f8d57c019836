import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { temporaryFolder } from '../support/engine.ts';
import { parsedScripts } from '../support/parsed-scripts.ts';
import { scriptsIn } from '../support/shipped-scripts.ts';

/**
 * Every command that a probe may use. All of them only read, and all are in Windows PowerShell 5.1. Add-Type and New-Object make
 * nothing that outlives the process, and may stand only where full language mode was found.
 */
const readingCommands = new Set([
  'Add-Type',
  'ConvertFrom-Json',
  'ConvertTo-Json',
  'ForEach-Object',
  'Get-ChildItem',
  'Get-CimInstance',
  'Get-Content',
  'Get-Date',
  'Get-DnsClient',
  'Get-DnsClientServerAddress',
  'Get-ExecutionPolicy',
  'Get-Item',
  'Get-ItemProperty',
  'Get-NetAdapter',
  'Get-NetAdapterBinding',
  'Get-NetConnectionProfile',
  'Get-NetIPAddress',
  'Get-NetIPInterface',
  'Get-NetIPsecMainModeSA',
  'Get-NetRoute',
  'Get-NetTCPConnection',
  'Get-NetUDPEndpoint',
  'Get-Process',
  'Get-Service',
  'Get-VpnConnection',
  'Get-VpnConnectionTrigger',
  'Get-WinEvent',
  'Join-Path',
  'New-Object',
  'Resolve-DnsName',
  'Select-Object',
  'Sort-Object',
  'Split-Path',
  'Test-NetConnection',
  'Test-Path',
  'Where-Object',
]);

/** What a script may do beyond that, since it runs only where its option was given. */
const withConsent: Readonly<Record<string, readonly string[]>> = {
  // It dials, and hangs up what it has dialled: --allow-connect.
  'Test-VpnDial.ps1': ['$rasdial', 'Start-Sleep'],
};

/** Registry places that a probe may read. */
const readableKeys = [
  'HKLM:\\SYSTEM\\CurrentControlSet\\Services',
  'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa',
  'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols',
  'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Power',
  'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Session Manager',
  'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation',
  'HKLM:\\SOFTWARE\\Microsoft\\EnterpriseCertificates\\NTAuth\\Certificates',
  'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending',
  'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired',
  'HKLM:\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkConnectivityStatusIndicator',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\W32Time\\Parameters',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\AppPrivacy',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceGuard',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\System',
  'HKLM:\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall',
  'HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
  'HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\BackgroundAccessApplications',
  'HKCU:\\Volatile Environment',
  'Registry::HKEY_USERS',
  'Cert:\\LocalMachine\\My',
  'Cert:\\LocalMachine\\Root',
  'Cert:\\CurrentUser\\My',
  'Cert:\\CurrentUser\\Root',
  // Put together from one of the above.
  'HKLM:\\$settings',
  'HKCU:\\$settings',
  'HKLM:\\$($keys[',
  'SYSTEM\\CurrentControlSet\\Services',
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
  'regex',
  'timespan',
  'datetime',
  'void',
  // Its static properties may be read, its methods not be called.
  'environment',
]);
/** Static calls that are allowed there. */
const coreCalls = /^\[(regex|string|guid|version|ipaddress|timespan|datetime)\]::/i;
const attributes = /^(CmdletBinding|Parameter|Validate\w+)$/;

const scripts = ['ps-scripts/Invoke-Probe.ps1', ...scriptsIn('ps-scripts/probes', 'ps-scripts/self-test')];
/** The control: what needs full language mode stands beside a check that is none. */
const bad = join(temporaryFolder(), 'Bad.ps1');
writeFileSync(
  bad,
  "if ($x -eq 'FullLanguage') { [Math]::Max(1, 2) }\nAdd-Type -Name A\n[IO.File]::ReadAllText('x')\n",
);
const [parsedBad, ...parsed] = parsedScripts([bad, ...scripts]);

test('every script was parsed', () => {
  assert.equal(
    parsed.map(({ file }) => file),
    scripts,
  );
});

for (const script of parsed) {
  test(`${script.file}: parses, is ASCII, and says what it does`, () => {
    assert.equal(script.errors, []);
    // 5.1 reads a file without a byte order mark by the ANSI code page.
    assert.ok(script.ascii);
    assert.ok(script.hasHelp);
  });

  test(`${script.file}: only reads`, () => {
    const indirect = /^\$(script|whoami)$/;
    const foreign = script.commands.filter(
      (name) =>
        !readingCommands.has(name) &&
        !script.functions.includes(name) &&
        !indirect.test(name) &&
        !withConsent[basename(script.file)]?.includes(name),
    );
    assert.equal(foreign, []);
    const keys = script.strings.filter(
      (text) => !readableKeys.some((key) => text.toLowerCase().startsWith(key.toLowerCase())),
    );
    assert.equal(keys, []);
  });

  test(`${script.file}: calls nothing that Constrained Language Mode forbids`, () => {
    const forbidden = script.guardedOnly.filter((text) => !coreCalls.test(text));
    assert.equal(forbidden, []);
    assert.equal(
      script.types.filter((type) => !coreTypes.has(type.toLowerCase()) && !attributes.test(type)),
      [],
    );
  });
}

test('one script alone may open sockets, and of no other class of .NET than these is anything made', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    'Test-ServerChain.ps1': [
      'System.Security.Cryptography.X509Certificates.X509Certificate2',
      'System.Security.Cryptography.X509Certificates.X509Chain',
    ],
    'Get-VpnCertificate.ps1': ['System.Security.Cryptography.X509Certificates.X509Chain'],
    // It asks a domain controller, and runs only before a trip.
    'Get-PasswordExpiry.ps1': ['System.DirectoryServices.DirectorySearcher'],
    // It changes nothing on this computer, but it calls somebody: collect.ts runs it only with --allow-call.
    'Test-GreCall.ps1': [
      'byte[]',
      'System.Net.IPEndPoint',
      'System.Net.Sockets.Socket',
      'System.Random',
      'System.UnauthorizedAccessException',
    ],
  };
  for (const file of scripts) {
    const code = readFileSync(file, 'utf8').replace(/<#[\s\S]*?#>/, '');
    const made = [...code.matchAll(/New-Object\s+(?:-TypeName\s+)?([\w.[\]]+)/g)].map(
      ([, name = '']) => name,
    );
    const known = allowed[basename(file)] ?? [];
    assert.equal(
      made.filter((name) => !known.includes(name)),
      [],
      file,
    );
    if (basename(file) !== 'Test-GreCall.ps1') assert.not.match(code, /System\.Net\./, file);
  }
});

test('every question to WMI has a time limit of its own: a broken repository would hold it for ever', () => {
  for (const file of scripts) {
    const code = readFileSync(file, 'utf8').replace(/<#[\s\S]*?#>/, '');
    for (const [call] of code.matchAll(/\bGet-CimInstance\b[^|\n]*/g))
      assert.match(call, '-OperationTimeoutSec', `${file}: ${call}`);
  }
});

test('what needs full language mode stands behind a check for it, and the test would see one that does not', () => {
  assert.equal(parsedBad?.guardedOnly, ['[Math]::Max', 'Add-Type -Name A', '[IO.File]::ReadAllText']);
});

test('every cmdlet of a Windows module is told to stop at an error: preferences of a script do not reach it', () => {
  const calls = /\b(?:Get-(?:Net|Vpn|Dns|Cim|WinEvent)\w*|Test-NetConnection)\b[^|\n]*/g;
  for (const file of scripts) {
    const code = readFileSync(file, 'utf8').replace(/<#[\s\S]*?#>/, '');
    for (const [call] of code.matchAll(calls)) assert.match(call, '-ErrorAction Stop', `${file}: ${call}`);
  }
});

test.run();
