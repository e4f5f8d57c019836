<#
.SYNOPSIS
Runs one script, mostly a probe, and answers with one marked line of ASCII JSON.
.DESCRIPTION
The only script that vpn-doctor calls. The request is JSON: the name of a script in one of the three folders beside this
one, "probes" (where none is named), "fix" or "self-test", its arguments, and a nonce that marks the answer, so that nothing else on the output can be taken for it.
Works in Windows PowerShell 5.1 and PowerShell 7, and in Constrained Language Mode: no .NET method calls.
.PARAMETER Request
The request, ASCII only. Default: the environment variable VPN_DOCTOR_REQUEST.
#>
[CmdletBinding()]
param([string] $Request = $env:VPN_DOCTOR_REQUEST)

$ErrorActionPreference = 'Stop'
# Cmdlets that are functions of a module look this one up globally; drawing progress takes time and clutters the output.
$global:ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$VerbosePreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'
# PowerShell looks for modules in the person's Documents first: an elevated run would load whatever lies there under a name it needs.
if ($PSHOME -like '?:\*') { $env:PSModulePath = "$PSHOME\Modules;$env:SystemRoot\System32\WindowsPowerShell\v1.0\Modules" }

# Letters outside printable ASCII become \uXXXX: 5.1 writes by the OEM code page, which would damage them for good.
function ConvertTo-AsciiText([string] $Text) {
    if ($Text -cnotmatch '[^\x20-\x7e]') { return $Text }
    -join ($Text -csplit '([^\x20-\x7e])' | ForEach-Object {
            if ($_ -cmatch '^[^\x20-\x7e]$') { '\u{0:x4}' -f [int][char]$_ } else { $_ }
        })
}

# Ids, categories and HRESULTs are the same in every language; messages are for people only.
function ConvertTo-Failure($Record) {
    $id = [string]$Record.FullyQualifiedErrorId
    $category = [string]$Record.CategoryInfo.Category
    $hresult = $Record.Exception.HResult
    $status = 'failed'
    if ($category -in 'PermissionDenied', 'SecurityError' -or $hresult -eq -2147024891) { $status = 'denied' }
    # 0x8004100E is a WMI namespace that does not exist, 0x80041010 a class: not on this edition of Windows.
    # A script that cannot do without classes that Constrained Language Mode forbids says so itself.
    elseif ($id -like 'NeedsFullLanguage*' -or $id -like 'CommandNotFoundException*' -or $hresult -in -2147217394, -2147217392 -or
        $id -like '*0x8004100e*' -or $id -like '*0x80041010*') { $status = 'unsupported' }
    @{ status = $status; error = @{ id = $id; hresult = $hresult; message = [string]$Record.Exception.Message } }
}

$command = ConvertFrom-Json -InputObject $Request
$answer = @{ status = 'failed' }
try {
    $folder = 'probes'
    if ($null -ne $command.folder) { $folder = $command.folder }
    if ($folder -cnotin 'probes', 'fix', 'self-test') { throw 'There is no such folder of scripts.' }
    if ($command.probe -cnotmatch '^[A-Z][a-z]+-[A-Za-z]+$') { throw 'The probe name is not a script name.' }
    $arguments = @{}
    foreach ($property in $command.arguments.PSObject.Properties) { $arguments[$property.Name] = $property.Value }
    $script = Join-Path (Join-Path $PSScriptRoot $folder) "$($command.probe).ps1"
    $data = & $script @arguments 3>$null 4>$null 5>$null 6>$null
    # "No output" is not null to ConvertTo-Json: it would become an empty table, which some probes could take for an answer.
    if ($null -eq $data) { $data = $null }
    if ($data -is [array]) { throw 'The probe answered with more than one object.' }
    $answer = @{ status = 'ok'; data = $data }
}
catch { $answer = ConvertTo-Failure $_ }


# Sends the answer; what cannot be turned into JSON is a failure of the probe, too.
function ConvertTo-AnswerText($Answer) {
    $Answer.version = [string]$PSVersionTable.PSVersion
    $Answer.languageMode = [string]$ExecutionContext.SessionState.LanguageMode
    ConvertTo-Json -InputObject $Answer -Depth 8 -Compress
}
try { $json = ConvertTo-AnswerText $answer }
catch { $json = ConvertTo-AnswerText (ConvertTo-Failure $_) }
if ($json.Length -gt 2000000) {
    $json = '{"status":"failed","error":{"id":"TooLarge","message":"The answer is larger than 2,000,000 letters."}}'
}
"#VPND:$($command.nonce):$(ConvertTo-AsciiText $json):END:$($command.nonce)"
