<#
.SYNOPSIS
Runs one request of a test in a session of its own, in a PowerShell that many tests share.
.DESCRIPTION
The harness of the suites' shared engine (test/support/shared-engine.ts). Starting PowerShell and compiling the engine's code costs a
hundred times more than a new runspace: so each session is one of these, with its own environment, stubs and language mode, and nothing
of another. The file that VPN_DOCTOR_TEST_CASE names tells which: its key, the variables, and the harness to call.
.PARAMETER Request
Handed on to that harness.
#>
param([string] $Request)

$case = [IO.File]::ReadAllText($env:VPN_DOCTOR_TEST_CASE) | ConvertFrom-Json
if (-not $global:sessions) {
    $global:sessions = [ordered]@{}
    $global:ownTable = $PSVersionTable.Clone()
    $global:ownPlace = [Environment]::CurrentDirectory
    $global:ownOutput = [Console]::OutputEncoding
}
# Variables, the version, the folder and the encoding are of the process, so they change hands with the sessions. By the two that stay the driver calls this script.
if ($global:current -ne $case.key) {
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) {
        if ($name -notin 'VPN_DOCTOR_TEST_CASE', 'VPN_DOCTOR_HARNESS') { [Environment]::SetEnvironmentVariable($name, $null) }
    }
    foreach ($variable in $case.environment.PSObject.Properties) { [Environment]::SetEnvironmentVariable($variable.Name, $variable.Value) }
    foreach ($name in 'PSVersion', 'PSEdition') { $PSVersionTable[$name] = $global:ownTable[$name] }
    [Environment]::CurrentDirectory = $global:ownPlace
    [Console]::OutputEncoding = $global:ownOutput
    $global:current = $case.key
}
$session = $global:sessions[$case.key]
if ($session) { foreach ($name in 'PSVersion', 'PSEdition') { $PSVersionTable[$name] = $session.Table[$name] } }
else {
    # A run has two lanes, and one more that makes a connection attempt or a repair.
    while ($global:sessions.Count -ge 4) {
        $global:sessions[0].Runspace.Dispose()
        $global:sessions.RemoveAt(0)
    }
    $runspace = [runspacefactory]::CreateRunspace($Host, [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
    $runspace.ThreadOptions = 'UseCurrentThread'
    $runspace.Open()
    $start = [powershell]::Create()
    $start.Runspace = $runspace
    [void]$start.AddScript(". '$PSScriptRoot/Start-Stubbed.ps1'").Invoke()
    $start.Dispose()
    $session = @{ Runspace = $runspace; Table = $PSVersionTable.Clone() }
    $global:sessions[$case.key] = $session
}
$shell = [powershell]::Create()
$shell.Runspace = $session.Runspace
$shell.AddCommand($case.harness).AddParameter('Request', $Request).Invoke()
$shell.Dispose()
