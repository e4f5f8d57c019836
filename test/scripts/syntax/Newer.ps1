# What is in a script that the language of 5.1 does not have, or reads as something else.
using namespace System.Management.Automation.Language

$sevenOnly = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr'

# 5.1 knows the suffixes l and d, and the multipliers.
$oldNumber = '^[+-]?(0x[0-9a-f]+l?|(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?[ld]?)([kmgtp]b)?$'

$newVariables = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures', 'PSNativeCommandUseErrorActionPreference'

# Class of a node, and when it is a new one. Classes and "using" are in 5.1, but Constrained Language Mode forbids them.
$newNodes = @{
    TernaryExpressionAst      = { $true }
    PipelineChainAst          = { $true }
    TypeDefinitionAst         = { $true }
    UsingStatementAst         = { $true }
    PipelineAst               = { $args[0].Background }
    ForEachStatementAst       = { $args[0].Flags.HasFlag([ForEachFlags]::Parallel) }
    ScriptBlockAst            = { $null -ne $args[0].CleanBlock }
    InvokeMemberExpressionAst = { $null -ne $args[0].GenericTypeArguments }
    VariableExpressionAst     = { $args[0].VariablePath.UserPath -in $newVariables -and -not (Test-NewerOnly $args[0]) }
    # 'a'..'z'; -replace with a script block
    BinaryExpressionAst       = {
        $operator = $args[0].Operator
        ($operator -eq 'DotDot' -and $args[0].Left -is [StringConstantExpressionAst]) -or
        ($operator -in 'Ireplace', 'Creplace' -and @($args[0].Right.Elements)[-1] -is [ScriptBlockExpressionAst])
    }
}

# A pipe that begins a line; `u{1f600} and `e in texts and words.
function Test-NewToken([Token] $Token) {
    if ($Token.Kind -in $sevenOnly) { return $true }
    if ($Token.Kind -eq 'Number') { return $Token.Text -notmatch $oldNumber }
    if ($Token.Kind -eq 'Pipe') {
        $place = $Token.Extent.StartScriptPosition
        return $place.Line.Substring(0, $place.ColumnNumber - 1).Trim() -eq ''
    }
    $Token.Kind -in 'StringExpandable', 'HereStringExpandable', 'Generic' -and $Token.Text -cmatch '(?<!`)(``)*`(u\{|e)'
}

function Get-Newer([ScriptBlockAst] $Tree, $Table, [Token[]] $Tokens) {
    $found = @(
        foreach ($kind in $newNodes.Keys) { foreach ($node in $Table[$kind]) { if (& $newNodes[$kind] $node) { $node } } }
        foreach ($token in $Tokens) { if (Test-NewToken $token) { $token } }
    )
    foreach ($one in $found) { @{ line = $one.Extent.StartLineNumber; text = $one.Extent.Text.Split("`n")[0] } }
    $needs = $Tree.ScriptRequirements
    if ($needs -and $needs.RequiredPSVersion -gt '5.1') { @{ line = 1; text = "#Requires -Version $($needs.RequiredPSVersion)" } }
}
