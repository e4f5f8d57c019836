import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cli } from '../support/cli.ts';
import { stubbed, stubEnvironment, temporaryFolder } from '../support/engine.ts';
import { checked, harnessIn, installation } from '../support/installation.ts';
import { patience } from '../support/pace.ts';
import { sharedLanes } from '../support/shared-engine.ts';
import { testWhere } from '../support/where.ts';

/**
 * Secrets all over a client: in properties that no script should read, in files of which only some keys may be read,
 * in texts that are read. Each is a word of its own, so that one that gets through can be told by its number.
 */
const secret = (number: number): string => `s3cr3t${String(number).padStart(3, '0')}x`;
let planted = 0;
const plant = (): string => secret(++planted);

/** Functions of the stub module, replaced by such as answer with more than they were asked for. */
function hostileStubs(): string {
  const many = (count: number): string => Array.from({ length: count }, plant).join(' ');
  const fields = (count: number, name: string): string =>
    Array.from({ length: count }, (_, index) => `${name}${index} = '${plant()}'`).join('; ');
  return `
$global:itself = @{}
foreach ($name in 'Get-VpnConnection', 'Get-CimInstance', 'Get-NetAdapter', 'Get-ItemProperty', 'Get-WinEvent', 'Get-Service', 'Get-NetConnectionProfile', 'Test-NetConnection') {
    # The block, not the function: that is replaced in place.
    $itself[$name] = (Get-Command $name).ScriptBlock
}
function global:Add-Secret($Object, [hashtable] $Secrets) {
    foreach ($key in $Secrets.Keys) { Add-Member -InputObject $Object -MemberType NoteProperty -Name $key -Value $Secrets[$key] -Force }
    $Object
}
function global:Get-VpnConnection { [CmdletBinding()] param([switch] $AllUserConnection)
    & $itself['Get-VpnConnection'] @PSBoundParameters | ForEach-Object {
        $_.EapConfigXmlStream = [xml]"<EapHostConfig><EapMethod><Type>13</Type></EapMethod><Config><Password>${plant()}</Password><Identity>${plant()}</Identity><Blob>${many(10)}</Blob><ServerNames>nps.contoso.com</ServerNames></Config></EapHostConfig>"
        Add-Secret $_ @{ L2tpPsk = '${plant()}'; Password = '${plant()}'; VpnConfigurationXml = '<a>${many(5)}</a>'; ${fields(20, 'Extra')} }
    } }
function global:Get-CimInstance { [CmdletBinding()] param([string] $ClassName, [string] $Namespace, [string] $Filter, [string[]] $Property, [int] $OperationTimeoutSec)
    & $itself['Get-CimInstance'] @PSBoundParameters -ErrorAction Stop | ForEach-Object { Add-Secret $_ @{ PathName = 'C:\\x.exe --token=${plant()}'; ${fields(20, 'Extra')} } } }
function global:Get-NetAdapter { [CmdletBinding()] param([switch] $IncludeHidden)
    & $itself['Get-NetAdapter'] @PSBoundParameters | ForEach-Object { Add-Secret $_ @{ MacAddress = '${plant()}'; InterfaceDescription = 'Adapter password=${plant()}'; ${fields(40, 'Extra')} } } }
function global:Get-NetConnectionProfile { [CmdletBinding()] param()
    & $itself['Get-NetConnectionProfile'] @PSBoundParameters | ForEach-Object { Add-Secret $_ @{ Name = 'Guest ${plant()}'; ${fields(5, 'Extra')} } } }
function global:Test-NetConnection { [CmdletBinding()] param([string] $ComputerName)
    throw 'Failed for C:\\Users\\${plant()}\\a.txt with Bearer ${plant()}${plant()} and psk: ${plant()} and eyJ${plant()}.${plant()} and http://u:${plant()}@h/ pwd=${plant()}' }
function global:Get-WinEvent { [CmdletBinding()] param([hashtable] $FilterHashtable, [long] $MaxEvents)
    & $itself['Get-WinEvent'] @PSBoundParameters | ForEach-Object {
        if ($FilterHashtable.ProviderName -eq 'RasClient') { $_.Properties[1].Value = '${plant()}' }
        Add-Secret $_ @{ Message = '${many(5)}'; UserId = '${plant()}' }
    } }
function global:Get-ItemProperty { [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath)
    $found = & $itself['Get-ItemProperty'] @PSBoundParameters
    if ("$LiteralPath" -like '*RasMan\\Parameters') { $found.NegotiateDH2048_AES256 = '${plant()}' }
    if ("$LiteralPath" -like '*Internet Settings') { $found.ProxyServer = 'http=http://u${plant()}:${plant()}@proxy:8080;https=${plant()}:${plant()}@proxy:8443'; Add-Secret $found @{ AutoConfigURL = 'http://wpad/?token=${plant()}' } | Out-Null }
    if ("$LiteralPath" -like '*FirewallRules') { Add-Secret $found @{ '{9}' = 'v2.31|Action=Block|Active=TRUE|Dir=Out|App=C:\\Users\\${plant()}\\x.exe|Name=Block api_key=${plant()}|Desc=${plant()}|EmbedCtxt=${plant()}|' } | Out-Null }
    if ("$LiteralPath" -like '*ProfileList\\*') { Add-Secret $found @{ Guid = '${plant()}' } | Out-Null }
    Add-Secret $found @{ ${fields(20, 'Extra')} }
}
`;
}

/** A phone book whose every key that is not wanted holds a secret, in the name of a person who is one, too. */
function hostileHomes(): string {
  const homes = join(temporaryFolder(), 'homes');
  cpSync('test/powershell-host/stubs/homes', homes, { recursive: true });
  const book = join(homes, 'anna.schmidt/AppData/Roaming/Microsoft/Network/Connections/Pbk/rasphone.pbk');
  const keys = [
    'PreSharedKey',
    'CustomAuthData',
    'CustomAuthIdentity',
    'CustomAuthUser',
    'SharedPhoneNumbers',
    'Comment',
  ];
  const lines = Array.from({ length: 40 }, (_, index) => `${keys[index] ?? `Key${index}`}=${plant()}`);
  writeFileSync(book, `[Home]\r\nType=2\r\nPhoneNumber=vpn.contoso.com\r\n${lines.join('\r\n')}\r\n`);
  mkdirSync(join(homes, 'windows/System32/drivers/etc'), { recursive: true });
  cpSync(
    'test/powershell-host/stubs/windows/System32/whoami.exe',
    join(homes, 'windows/System32/whoami.exe'),
  );
  writeFileSync(
    join(homes, 'windows/System32/drivers/etc/hosts'),
    Array.from({ length: 20 }, () => `10.0.0.1 ${plant()}\n`).join(''),
  );
  return homes;
}

testWhere(stubbed)('of 200 planted secrets none is in any output', async () => {
  const stubs = join(temporaryFolder(), 'Hostile.ps1');
  writeFileSync(stubs, hostileStubs());
  const homes = hostileHomes();
  assert.ok(planted >= 200, `${planted} planted`);
  const out = temporaryFolder();
  const environment = stubEnvironment('user');
  const folder = installation();
  const hostile = {
    ...environment,
    SystemRoot: join(homes, 'windows'),
    APPDATA: join(homes, 'anna.schmidt/AppData/Roaming'),
    VPN_DOCTOR_STUB_HOMES: homes,
    VPN_DOCTOR_HOST_STUBS: `${environment.VPN_DOCTOR_HOST_STUBS}:${stubs}`,
    // A secret in the environment must not be passed on either.
    VPN_PASSWORD: plant(),
  };
  const { ran, report } = await checked(
    folder,
    hostile,
    '--server',
    'localhost',
    '--verbose',
    '--save',
    join(out, 'snapshot.json'),
    '--html',
    join(out, 'report.html'),
    '--json-file',
    join(out, 'report.json'),
  );
  // The stubs did their work, and without redaction some would be seen: else the test would pass for nothing.
  const open = await cli(
    ['collect', '-o', join(out, 'open.json'), '--redact', 'none', '--no-internet-beacons'],
    { env: hostile, lanes: () => sharedLanes(harnessIn(folder)) },
  );
  assert.is(open.code, 0);
  const visible = new Set(readFileSync(join(out, 'open.json'), 'utf8').match(/s3cr3t\d+x/g));
  assert.ok(visible.size >= 3, [...visible].join());
  rmSync(join(out, 'open.json'));
  const tested = await cli(
    ['self-test', '--shapes', join(out, 'shapes.json'), '--verbose', ...patience(300)],
    { env: hostile, lanes: () => sharedLanes(harnessIn(folder)) },
  );
  assert.is(tested.code, 1, tested.stderr);
  const shapes = readFileSync(join(out, 'shapes.json'), 'utf8');
  // It is about this client, and has nothing of it: no person, computer, network or server of the stubs.
  assert.match(shapes, '"Extra0"');
  for (const text of [shapes, tested.stdout])
    assert.not.match(
      text,
      /anna|schmidt|contoso|DESKTOP-7Q1|192\.168|203\.0\.113|hotel|adler|S-1-5-21|Wi-Fi/i,
    );
  assert.ok(report.coverage.some(({ probe, status }) => probe === 'profiles' && status === 'ok'));
  assert.match(report.coverage.find(({ probe }) => probe === 'server-route')?.reason ?? '', '[hidden]');
  const outputs = [
    ran.stdout,
    ran.stderr,
    tested.stdout,
    tested.stderr,
    ...readdirSync(out).map((file) => readFileSync(join(out, file), 'utf8')),
  ];
  assert.is(outputs.length, 8);
  for (const text of outputs) assert.equal(text.match(/s3cr3t\d+x/g) ?? [], []);
});

test.run();
