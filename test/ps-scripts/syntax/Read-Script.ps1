<#
.SYNOPSIS
Writes one JSON line for each script file: what its syntax tree holds. Nothing of it is run.
.DESCRIPTION
For PowerShell 7, whose parser knows what 5.1 does not. test/support/parsed-scripts.ts says what the fields mean.
.PARAMETER Path
The script files.
.PARAMETER Framework
Folder with the reference assemblies of .NET Framework 4.8. Without it no member is looked up.
#>
using namespace System.Management.Automation.Language

[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory, Position = 0, ValueFromRemainingArguments)] [string[]] $Path,
    [string] $Framework
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Guards.ps1"
. "$PSScriptRoot/Newer.ps1"
. "$PSScriptRoot/Members.ps1"
if ($Framework) {
    . "$PSScriptRoot/Signatures.ps1"
    . "$PSScriptRoot/Framework.ps1"
}

# Always true, and no script block: one would be run for each of some ten thousand nodes.
$any = [type].GetMethod('IsInstanceOfType').CreateDelegate([Func[Ast, bool]], [Ast])

# All nodes by the name of their class, which here is never that of a base class.
function Get-NodeTable([ScriptBlockAst] $Tree) {
    $table = @{}
    foreach ($node in $Tree.FindAll($any, $true)) {
        $kind = $node.GetType().Name
        if (-not $table.ContainsKey($kind)) { $table[$kind] = [Collections.Generic.List[Ast]]::new() }
        $table[$kind].Add($node)
    }
    $table
}

# Tokens inside "$(...)" are kept in the string's own token.
function Get-AllToken([Token[]] $Tokens) {
    foreach ($token in $Tokens) {
        $token
        if ($token -is [StringExpandableToken] -and $token.NestedTokens) { Get-AllToken $token.NestedTokens }
    }
}

# What Constrained Language Mode forbids or may forbid: compiling, making objects of a class, static calls. In the order of the script.
function Get-FullLanguageOnly($Table, $FullParts) {
    $nodes = @(
        foreach ($node in $Table['CommandAst']) { if ($node.GetCommandName() -in 'Add-Type', 'New-Object') { $node } }
        foreach ($node in $Table['InvokeMemberExpressionAst']) { if ($node.Static) { $node } }
    )
    foreach ($node in $nodes | Sort-Object { $_.Extent.StartOffset }) {
        if (Test-Within $node $FullParts) { continue }
        if ($node -is [CommandAst]) { $node.Extent.Text } else { "$($node.Expression.Extent.Text)::$($node.Member.Extent.Text)" }
    }
}

function Get-TypeName($Table, $FullParts) {
    foreach ($kind in 'TypeExpressionAst', 'TypeConstraintAst') {
        foreach ($node in $Table[$kind]) { if (-not (Test-Within $node $FullParts)) { $node.TypeName.FullName } }
    }
}

function Get-SystemPath($Table) {
    foreach ($kind in 'StringConstantExpressionAst', 'ExpandableStringExpressionAst') {
        foreach ($node in $Table[$kind]) {
            if ($node.Value -match '^(HKLM:|HKCU:|HKU:|Registry::|Cert:)|CurrentControlSet') { $node.Value }
        }
    }
}

# One word for each element behind the command's name: a parameter as it is written, with ":" where its value hangs on it; "@name" for
# what is splatted; "*" for anything else.
function Get-Word([CommandAst] $Call) {
    for ($at = 1; $at -lt $Call.CommandElements.Count; $at++) {
        $element = $Call.CommandElements[$at]
        if ($element -is [CommandParameterAst]) { '-' + $element.ParameterName + ($element.Argument ? ':' : '') }
        elseif ($element -is [VariableExpressionAst] -and $element.Splatted) { '@' + $element.VariablePath.UserPath }
        else { '*' }
    }
}

function Get-Call($Commands, $NewerParts) {
    foreach ($command in $Commands) {
        $name = $command.GetCommandName()
        if (-not $name) { continue }
        @{
            command = $name
            line    = $command.Extent.StartLineNumber
            words   = @(Get-Word $command)
            piped   = $command.Parent -is [PipelineAst] -and $command.Parent.PipelineElements[0] -ne $command
            guarded = Test-Within $command $NewerParts
        }
    }
}

function Get-Distinct($Values) { , @($Values | Where-Object { $null -ne $_ } | Select-Object -Unique) }

function Read-Script([string] $File) {
    $tokens = $errors = $null
    $bytes = [IO.File]::ReadAllBytes($File)
    $tree = [Parser]::ParseInput([IO.File]::ReadAllText($File), $File, [ref]$tokens, [ref]$errors)
    $table = Get-NodeTable $tree
    $all = @(Get-AllToken $tokens)
    $help = $tree.GetHelpContent()
    $newerParts = @(Get-NewerPart $table['IfStatementAst'])
    $fullParts = @(Get-FullLanguagePart $table['IfStatementAst'])
    $members = @(Get-Use $table $newerParts)
    if ($Framework) { foreach ($member in $members) { $member.missing = Get-Missing $member } }
    @{
        file        = $File
        errors      = @(foreach ($one in $errors) { @{ line = $one.Extent.StartLineNumber; message = $one.Message } })
        commands    = Get-Distinct @(foreach ($command in $table['CommandAst']) { $command.GetCommandName() })
        types       = Get-Distinct (Get-TypeName $table $fullParts)
        guardedOnly = Get-Distinct (Get-FullLanguageOnly $table $fullParts)
        functions   = Get-Distinct @(foreach ($function in $table['FunctionDefinitionAst']) { $function.Name })
        strings     = Get-Distinct (Get-SystemPath $table)
        newer       = @(Get-Newer $tree $table $all $newerParts)
        calls       = @(Get-Call $table['CommandAst'] $newerParts)
        members     = $members
        ascii       = -not ($bytes -gt 0x7f)
        hasHelp     = [bool]($help -and $help.GetCommentBlock().Trim() -and ($help.Synopsis ?? $help.Description))
    }
}

foreach ($file in $Path) { ConvertTo-Json -InputObject (Read-Script $file) -Compress -Depth 5 -EscapeHandling EscapeNonAscii }
