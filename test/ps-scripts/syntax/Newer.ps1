# What is in a script that the language of 5.1 does not have, or reads as something else.
using namespace System.Management.Automation.Language

[TokenKind[]]$sevenOnly = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr'

# 5.1 knows the suffixes l and d, and the multipliers.
$oldNumber = '^[+-]?(0x[0-9a-f]+l?|(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?[ld]?)([kmgtp]b)?$'

# `u{1f600} and `e
$newEscape = '(?<!`)(``)*`(u\{|e)'

$newVariables = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures', 'PSNativeCommandUseErrorActionPreference'

# By the class of a node: those of them that are new. Classes and "using" are in 5.1, but Constrained Language Mode forbids them.
$newNodes = @{
    TernaryExpressionAst      = { $input }
    PipelineChainAst          = { $input }
    TypeDefinitionAst         = { $input }
    UsingStatementAst         = { $input }
    PipelineAst               = { foreach ($node in $input) { if ($node.Background) { $node } } }
    ForEachStatementAst       = { foreach ($node in $input) { if ($node.Flags -band [ForEachFlags]::Parallel) { $node } } }
    ScriptBlockAst            = { foreach ($node in $input) { if ($node.CleanBlock) { $node } } }
    InvokeMemberExpressionAst = { foreach ($node in $input) { if ($node.GenericTypeArguments) { $node } } }
    VariableExpressionAst     = {
        foreach ($node in $input) { if ($node.VariablePath.UserPath -in $newVariables -and -not (Test-Within $node $args[0])) { $node } }
    }
    # 'a'..'z'; -replace with a script block
    BinaryExpressionAst       = {
        foreach ($node in $input) {
            if ($node.Operator -eq 'DotDot' -and $node.Left -is [StringConstantExpressionAst]) { $node }
            if ($node.Operator -in 'Ireplace', 'Creplace' -and $node.Right.Find({ $args[0] -is [ScriptBlockExpressionAst] }, $false)) { $node }
        }
    }
}

# By the kind of a token: whether it is new.
$newTokens = @{
    Number               = { $args[0].Text -notmatch $oldNumber }
    StringExpandable     = { $args[0].Text -cmatch $newEscape }
    HereStringExpandable = { $args[0].Text -cmatch $newEscape }
    Generic              = { $args[0].Text -cmatch $newEscape }
    # A pipe that begins a line.
    Pipe                 = {
        $place = $args[0].Extent.StartScriptPosition
        $place.Line.Substring(0, $place.ColumnNumber - 1).Trim() -eq ''
    }
}
foreach ($kind in $sevenOnly) { $newTokens[[string]$kind] = { $true } }

function Get-Newer([ScriptBlockAst] $Tree, $Table, [Token[]] $Tokens, $NewerParts) {
    $found = @(
        foreach ($kind in $newNodes.Keys) { if ($Table.ContainsKey($kind)) { $Table[$kind] | & $newNodes[$kind] $NewerParts } }
        foreach ($token in $Tokens) {
            $test = $newTokens[$token.Kind.ToString()]
            if ($test -and (& $test $token)) { $token }
        }
    )
    foreach ($one in $found) { @{ line = $one.Extent.StartLineNumber; text = $one.Extent.Text.Split("`n")[0] } }
    $needs = $Tree.ScriptRequirements
    if ($needs -and $needs.RequiredPSVersion -gt '5.1') { @{ line = 1; text = "#Requires -Version $($needs.RequiredPSVersion)" } }
}
