import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cli } from '../support/cli.ts';
import { stubbed, stubEnvironment, temporaryFolder } from '../support/engine.ts';
import { harnessIn, installation } from '../support/installation.ts';
import { patience } from '../support/pace.ts';
import { sharedLanes } from '../support/shared-engine.ts';

/** Stands before the stubs' commands; what is in $damage changes their objects, one by one, by command, class or provider. */
const prelude = `
$global:itself = @{}
$global:damage = @{}
foreach ($name in 'Get-VpnConnection', 'Get-VpnConnectionTrigger', 'Get-CimInstance', 'Get-NetAdapter', 'Get-NetIPAddress', 'Get-NetIPInterface', 'Get-NetRoute', 'Get-DnsClient', 'Get-DnsClientServerAddress',
    'Get-NetConnectionProfile', 'Get-WinEvent', 'Get-Service', 'Get-ExecutionPolicy', 'Get-ItemProperty') { $itself[$name] = (Get-Command $name).ScriptBlock }
function global:Edit-Answer($Key, $Found) {
    $Found = @($Found | Where-Object { $null -ne $_ })
    foreach ($change in $damage[$Key]) { $Found = @($Found | ForEach-Object $change) }
    $Found
}
function global:Remove-Part($Object, $Name) { $Object.PSObject.Properties.Remove($Name); $Object }
function global:Set-Part($Object, $Name, $Value) { Add-Member -InputObject $Object -MemberType NoteProperty -Name $Name -Value $Value -Force; $Object }
function global:Get-VpnConnection { [CmdletBinding()] param([switch] $AllUserConnection) Edit-Answer 'Get-VpnConnection' (& $itself['Get-VpnConnection'] @PSBoundParameters) }
function global:Get-VpnConnectionTrigger { [CmdletBinding()] param([string] $ConnectionName) Edit-Answer 'Get-VpnConnectionTrigger' (& $itself['Get-VpnConnectionTrigger'] @PSBoundParameters) }
function global:Get-CimInstance { [CmdletBinding()] param([string] $ClassName, [string] $Namespace, [string] $Filter, [string[]] $Property, [int] $OperationTimeoutSec)
    Edit-Answer $ClassName (& $itself['Get-CimInstance'] @PSBoundParameters) }
function global:Get-NetAdapter { [CmdletBinding()] param([switch] $IncludeHidden) Edit-Answer 'Get-NetAdapter' (& $itself['Get-NetAdapter'] @PSBoundParameters) }
function global:Get-Service { [CmdletBinding()] param([string[]] $Name) Edit-Answer 'Get-Service' (& $itself['Get-Service'] @PSBoundParameters) }
function global:Get-ExecutionPolicy { [CmdletBinding()] param([switch] $List) Edit-Answer 'Get-ExecutionPolicy' (& $itself['Get-ExecutionPolicy'] @PSBoundParameters) }
function global:Get-ItemProperty { [CmdletBinding()] param([Parameter(Position = 0)] [string] $Path, [string] $LiteralPath) Edit-Answer "$LiteralPath$Path" (& $itself['Get-ItemProperty'] @PSBoundParameters) }
function global:Get-WinEvent { [CmdletBinding()] param([hashtable] $FilterHashtable, [long] $MaxEvents)
    Edit-Answer ([string]$FilterHashtable.ProviderName) (& $itself['Get-WinEvent'] @PSBoundParameters) }
${[
  'NetIPAddress',
  'NetIPInterface',
  'NetRoute',
  'DnsClient',
  'DnsClientServerAddress',
  'NetConnectionProfile',
]
  .map(
    (noun) =>
      `function global:Get-${noun} { [CmdletBinding()] param() Edit-Answer 'Get-${noun}' (& $itself['Get-${noun}']) }`,
  )
  .join('\n')}
`;

interface Damage {
  readonly name: string;
  /** PowerShell: the objects of this command, class or provider, in $_, become what it writes. */
  readonly at?: string;
  readonly change?: string;
  /** PowerShell that stands by itself. */
  readonly code?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Scripts that are replaced, by name. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** How it is named. */
  readonly said: RegExp;
}

const anEvent = (id: number, data: string): string =>
  `$_; New-Object PSObject -Property @{ Id = ${id}; TimeCreated = (Get-Date).AddDays(-3); Properties = @(${data} | ForEach-Object { New-Object PSObject -Property @{ Value = $_ } }) }`;
const guid = "'{FACCBEE1-58E9-4867-B9E7-0E7D94DC40C0}'";

/** Each list is damage that may happen at once. */
const damaged: readonly (readonly Damage[])[] = [
  [
    {
      name: 'a property removed',
      at: 'Get-VpnConnection',
      change: "Remove-Part $_ 'RememberCredential'",
      said: /property-missing {2}vpn-connections: .*RememberCredential/,
    },
    {
      name: 'a property renamed',
      at: 'Win32_PnPEntity',
      change: "Set-Part (Remove-Part $_ 'PNPDeviceID') 'InstancePath' 'x'",
      said: /property-missing {2}devices: .*PNPDeviceID/,
    },
    {
      name: 'another type',
      at: 'Win32_Service',
      change: "Set-Part $_ 'ExitCode' '0'",
      said: /other-type {2}services: .*ExitCode is System\.String/,
    },
    {
      name: 'a number instead of a time',
      at: 'Win32_OperatingSystem',
      change: "Set-Part $_ 'InstallDate' 20260101",
      said: /other-type {2}operating-system: .*InstallDate is System\.Int32/,
    },
    {
      name: 'a text instead of a boolean',
      at: 'Get-NetAdapter',
      change: "Set-Part $_ 'HardwareInterface' 'True'",
      said: /other-type {2}adapters: .*HardwareInterface/,
    },
    {
      name: 'a number instead of a word',
      at: 'Get-NetConnectionProfile',
      change: "Set-Part $_ 'NetworkCategory' ([uint32]1)",
      said: /other-type {2}network-profiles: .*NetworkCategory is System\.UInt32/,
    },
    {
      name: 'a new word, as a text: only its length',
      at: 'Get-VpnConnection',
      change: "Set-Part $_ 'EncryptionLevel' 'Quantum'",
      said: /new-word {2}vpn-connections: .*EncryptionLevel .*\?7/,
    },
    {
      name: 'a new word, of an enumeration: itself',
      at: 'Get-NetIPInterface',
      change: "Set-Part $_ 'AutomaticMetric' ([System.DayOfWeek]::Friday)",
      said: /new-word {2}ip-interfaces: .*AutomaticMetric .*Friday/,
    },
    {
      name: 'a new word in a list',
      at: 'Get-VpnConnection',
      change: "Set-Part $_ 'AuthenticationMethod' @('Eap', 'Passkey')",
      said: /new-word {2}vpn-connections: .*AuthenticationMethod .*\?7/,
    },
    {
      name: 'a script sees that word, too',
      said: /unfamiliar {2}profiles: .*authentication/,
    },
    {
      name: 'a renamed property of a route',
      at: 'Get-NetRoute',
      change: "Remove-Part $_ 'NextHop'",
      said: /property-missing {2}routes: .*NextHop/,
    },
    {
      name: 'a word of a service object',
      at: 'Get-Service',
      change: "Set-Part $_ 'StartType' 'Sometimes'",
      said: /new-word {2}service-objects: .*StartType .*\?9/,
    },
    {
      name: 'an unknown event id',
      at: 'RasClient',
      change: anEvent(20240, `${guid}, 'SYSTEM'`),
      said: /unknown-event {2}events-rasclient: .*20240/,
    },
    {
      name: 'more event data than known',
      at: 'RasClient',
      change: anEvent(20226, `${guid}, 'SYSTEM', 'A', '631', 'new'`),
      said: /other-count {2}events-rasclient: .*20226 has 5 data elements/,
    },
    {
      name: 'fewer event data than known',
      at: 'Microsoft-Windows-NetworkProfile',
      change: anEvent(10000, "'A', 'B'"),
      said: /other-count {2}events-networks: .*10000 has 2/,
    },
    {
      name: 'shifted event fields',
      at: 'RasClient',
      change: anEvent(20221, `${guid}, 'SYSTEM', 'per-user', 'A', 'B', 'C'`),
      said: /unfamiliar {2}attempts: .*20221\.scope/,
    },
    {
      name: 'one element more in an event of the service manager, so that the service stands elsewhere',
      at: 'Service Control Manager',
      change: anEvent(7000, "'new', 'Remote Access Connection Manager', '%%1053'"),
      said: /unfamiliar {2}system-events: .*7000: count of data/,
    },
    {
      name: 'fewer in one of the SSTP source',
      at: 'Microsoft-Windows-RasSstp',
      change: anEvent(4, `${guid}`),
      said: /unfamiliar {2}system-events: .*4\.httpStatus/,
    },
    {
      name: 'a registry value of another type',
      at: 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
      change: "Set-Part $_ 'UBR' '4460'",
      said: /other-type {2}registry: .*UBR is System\.String/,
    },
    {
      name: 'a list of policies that lacks one',
      at: 'Get-ExecutionPolicy',
      change: "if ([string]$_.Scope -ne 'Process') { $_ }",
      said: /too-few {2}execution-policies/,
    },
    {
      name: 'a trigger without a property',
      at: 'Get-VpnConnectionTrigger',
      change: "Remove-Part $_ 'TrustedNetwork'",
      said: /property-missing {2}vpn-triggers: .*TrustedNetwork/,
    },
    {
      name: 'a phone book with a new key: only its length',
      code: '$null = New-Item -ItemType Directory -Force "$env:APPDATA/Microsoft/Network/Connections/Pbk"; Set-Content -LiteralPath "$env:APPDATA/Microsoft/Network/Connections/Pbk/rasphone.pbk" -Value "[A]", "QuantumSafeLevel=1"',
      said: /unknown-key {2}phone-books: .*16 characters/,
    },
  ],
  [
    {
      name: 'a cmdlet renamed',
      code: "Remove-Item Function:\\Get-NetRoute; function global:Get-NetRoute { throw (New-Object System.Management.Automation.ErrorRecord (New-Object System.Exception 'gone'), 'CommandNotFoundException', 'ObjectNotFound', $null) }",
      said: /source-absent {2}routes: .*CommandNotFoundException/,
    },
    {
      name: 'and the script that needs it',
      said: /script-unsupported {2}network: .*CommandNotFoundException/,
    },
    {
      name: 'what is thrown as a text: only its length',
      code: "function global:Get-DnsClient { throw 'secret word' }",
      said: /source-failed {2}dns-clients: .*\?11/,
    },
    {
      name: 'a provider missing',
      env: {
        VPN_DOCTOR_STUB_EVENT_ERROR:
          'RasClient=NoMatchingProvidersFound ObjectNotFound;Microsoft-Windows-NetworkProfile=LogInfoUnavailable PermissionDenied',
      },
      said: /source-absent {2}events-rasclient: .*NoMatchingProvidersFound/,
    },
    { name: 'and the cross-check says so', said: /contradiction {2}attempts: .*event-source-missing/ },
    {
      name: 'a class missing',
      code: "function global:Get-NetAdapterBinding { throw (New-Object System.Management.Automation.ErrorRecord (New-Object System.Exception 'gone'), 'HRESULT 0x80041010,Get-NetAdapterBinding', 'MetadataError', $null) }",
      said: /source-absent {2}bindings: .*0x80041010/,
    },
    { name: 'a log denied', said: /source-denied {2}events-networks/ },
    { name: 'and the script of that log', said: /script-denied {2}network-history/ },
    {
      name: 'a service missing',
      at: 'Win32_Service',
      change: "if ($_.Name -ne 'SstpSvc') { $_ }",
      said: /contradiction {2}services: .*services-missing/,
    },
    {
      name: 'miniports missing',
      at: 'Win32_PnPEntity',
      change: "if (-not $_.PNPDeviceID) { $_ } else { Set-Part $_ 'PNPDeviceID' 'SWD\\MSRRAS\\OTHER' }",
      said: /contradiction {2}devices: .*miniports-missing/,
    },
    {
      name: 'a status that is not known',
      at: 'Get-VpnConnection',
      change: "Set-Part $_ 'ConnectionStatus' 'Humming'",
      said: /unfamiliar {2}profiles: .*status/,
    },
  ],
  [
    {
      name: 'a connected VPN without its interface',
      at: 'Get-VpnConnection',
      change: "Set-Part $_ 'ConnectionStatus' 'Connected'",
      said: /contradiction {2}network: .*connected-without-interface/,
    },
    {
      name: 'attempts that name nobody',
      at: 'RasClient',
      change:
        "foreach ($property in $_.Properties) { if ([string]$property.Value -like '* VPN') { $property.Value = 'Elsewhere' } }; $_",
      said: /contradiction {2}attempts: .*attempts-name-nobody/,
    },
    {
      name: 'what is thrown as a text, written as an id is',
      at: 'Win32_QuickFixEngineering',
      change: "throw 'anna,schmidt.home'",
      said: /source-failed {2}updates: .*\?17/,
    },
    {
      name: 'and as a type is',
      at: 'Win32_Battery',
      change: "throw 'a,b.c'",
      said: /source-failed {2}battery: .*\?5/,
    },
    {
      name: 'a cmdlet under another name',
      code: 'Rename-Item Function:\\Get-NetUDPEndpoint Get-NetUDPEndpointOfOld',
      said: /source-absent {2}udp-endpoints/,
    },
    {
      name: 'a script that throws',
      scripts: { 'Get-ClockSetting': "throw 'Anna has a secret'" },
      said: /script-failed {2}clock/,
    },
    {
      name: 'a script that writes nothing',
      scripts: { 'Get-SmartCardReader': '$null' },
      said: /misfit {2}smart-cards: .*answer/,
    },
    {
      name: 'a misshapen answer: the path of it',
      scripts: { 'Get-SecurityProduct': "@{ products = @(@{ name = 'A'; kind = 7 }) }" },
      said: /misfit {2}security: .*products\.\*\.kind/,
    },
    {
      name: 'a list of another shape',
      scripts: { 'Get-InstalledUpdate': "@{ updates = @{ Anna = 'Schmidt' } }" },
      said: /misfit {2}updates: .*updates/,
    },
    {
      name: 'two answers',
      scripts: { 'Get-PowerState': '@{}; @{}' },
      said: /script-failed {2}power/,
    },
    {
      name: 'a script that ends its PowerShell',
      scripts: { 'Get-VpnApp': '[Environment]::Exit(3)' },
      said: /script-exit {2}vpn-apps/,
    },
    {
      name: 'a script that does not end',
      scripts: { 'Get-DeviceGuard': 'while ($true) { }' },
      said: /script-timeout {2}credential-guard/,
    },
  ],
];

const isTable = (one: Damage): boolean => one.at !== undefined && one.change !== undefined;

function stubsWith(damages: readonly Damage[]): string {
  const changes = new Map<string, string[]>();
  for (const { at = '', change = '' } of damages.filter(isTable))
    changes.set(at, [...(changes.get(at) ?? []), `{ ${change} }`]);
  const tables = [...changes].map(([at, blocks]) => `$damage['${at}'] = @(${blocks.join(', ')})`);
  return [prelude, ...tables, ...damages.map(({ code = '' }) => code)].join('\n');
}

if (stubbed) {
  for (const [index, damages] of damaged.entries()) {
    test(`damage ${index + 1}: each of ${damages.length} kinds is named, and nothing of it leaks`, async () => {
      const stubs = join(temporaryFolder(), 'Damaged.ps1');
      writeFileSync(stubs, stubsWith(damages));
      const folder = installation();
      for (const [name, text] of damages.flatMap(({ scripts = {} }) => Object.entries(scripts)))
        writeFileSync(join(folder, 'ps-scripts/probes', `${name}.ps1`), `param([object] $Name)\n${text}`);
      const environment = stubEnvironment('user');
      const own = temporaryFolder();
      const ran = await cli(['self-test', ...patience(300)], {
        env: {
          ...environment,
          ...Object.assign({}, ...damages.map(({ env = {} }) => env)),
          ...(index === 0 && { APPDATA: own }),
          VPN_DOCTOR_HOST_STUBS: `${environment.VPN_DOCTOR_HOST_STUBS}:${stubs}`,
        },
        lanes: () => sharedLanes(harnessIn(folder)),
      });
      const unnamed = damages.filter(({ said }) => !said.test(ran.stdout)).map(({ name }) => name);
      assert.equal(unnamed, [], ran.stdout.split('Scripts:')[0]);
      assert.is(ran.code, 1);
      assert.not.match(ran.stdout, /Anna|Schmidt|schmidt|Elsewhere|secret|Quantum|Passkey|Humming|Sometimes/);
    });
  }
}

test('there are more than 30 kinds', () => {
  assert.ok(damaged.flat().length >= 30, String(damaged.flat().length));
});

test.run();
