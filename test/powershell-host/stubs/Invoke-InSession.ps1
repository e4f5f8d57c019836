<#
.SYNOPSIS
A harness for tests on a real PowerShell 7: hands each request to a session of its own language mode and habits.
.DESCRIPTION
One process, several sessions, each with the stubs, made when it is first asked for: a language mode cannot be taken back.
Two requests are for this script, all others for ps-scripts/Invoke-Probe.ps1 in the session last chosen. Use-Session chooses one;
sessions without habits come first, since the version that $PSVersionTable tells belongs to the process. Read-Text runs a text there
and answers with what it put out, as strings.
#>
param([string] $Request)

$ErrorActionPreference = 'Stop'

function Invoke-There($Session, [string] $Text, [object[]] $Arguments) {
    $shell = [powershell]::Create($Session)
    try {
        [void]$shell.AddScript($Text, $false)
        foreach ($argument in $Arguments) { [void]$shell.AddArgument($argument) }
        $shell.Invoke()
    }
    finally { $shell.Dispose() }
}

function New-Session([string] $Mode, [bool] $Habits) {
    $env:VPN_DOCTOR_HOST_LANGUAGE = $Mode
    $session = [runspacefactory]::CreateRunspace()
    $session.Open()
    Invoke-There $session '. $args[0]' "$PSScriptRoot/Windows.ps1"
    if ($Habits) { Invoke-There $session 'Import-Module $args[0] -Global' "$PSScriptRoot/WindowsPowerShellHabits.psm1" }
    $session.SessionStateProxy.LanguageMode = $Mode
    $session
}

$command = $Request | ConvertFrom-Json
$data = $null
switch ($command.probe) {
    'Use-Session' {
        $name = "$($command.arguments)"
        if (-not $global:sessions) { $global:sessions = @{} }
        if (-not $sessions[$name]) { $sessions[$name] = New-Session $command.arguments.mode $command.arguments.habits }
        $global:session = $sessions[$name]
    }
    'Read-Text' { $data = @(Invoke-There $session $command.arguments.text | ForEach-Object { [string]$_ }) }
    default { return Invoke-There $session '& $args[0] -Request $args[1]' "$PSScriptRoot/../../../ps-scripts/Invoke-Probe.ps1", $Request }
}
$answer = @{ status = 'ok'; data = $data } | ConvertTo-Json -Compress -EscapeHandling EscapeNonAscii
"#VPND:$($command.nonce):${answer}:END:$($command.nonce)"
