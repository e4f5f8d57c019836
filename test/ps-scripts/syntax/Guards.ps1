# The parts of a script that run only where it has asked first, as pairs of offsets: for full language mode, or for a PowerShell newer than
# 5.1.
using namespace System.Management.Automation.Language

# The first holds in no 5.1, the second in every one.
$newerOnly = '^\$(PSVersionTable\.PSVersion\.Major -(ge [6-9]|gt [5-9])|(PSVersionTable\.)?PSEdition -(eq ''Core''|ne ''Desktop''))$'
$olderToo = '^\$(PSVersionTable\.PSVersion\.Major -(lt [6-9]|le [5-9])|(PSVersionTable\.)?PSEdition -(ne ''Core''|eq ''Desktop''))$'

function Test-Leaving([StatementBlockAst] $Body) {
    $Body.Statements.Count -gt 0 -and $Body.Statements[-1].GetType().Name -in 'ReturnStatementAst', 'ThrowStatementAst', 'ExitStatementAst'
}

# What 5.1 does not come to: the body behind a condition that it does not meet; whatever stands behind one that it always meets, to the end
# of the if, and to the end of the block where 5.1 leaves it there.
function Get-NewerPart($Choices) {
    foreach ($choice in $Choices) {
        # 5.1 comes to a later clause only where those before it do not hold, and past all of them where one of those does.
        $first = $true
        foreach ($clause in $choice.Clauses) {
            $condition = $clause.Item1.Extent.Text
            $body = $clause.Item2
            if ($condition -match $newerOnly) { , ($body.Extent.StartOffset, $body.Extent.EndOffset) }
            if ($condition -match $olderToo) {
                $end = if ($first -and (Test-Leaving $body)) { $choice.Parent.Extent.EndOffset } else { $choice.Extent.EndOffset }
                , ($body.Extent.EndOffset, $end)
            }
            $first = $false
        }
    }
}

function Get-FullLanguagePart($Choices) {
    foreach ($choice in $Choices) {
        foreach ($clause in $choice.Clauses) {
            $condition = $clause.Item1.Extent.Text
            if ($condition.Contains("LanguageMode -eq 'FullLanguage'") -and $condition -notmatch '-or') {
                , ($clause.Item2.Extent.StartOffset, $clause.Item2.Extent.EndOffset)
            }
        }
    }
}

function Test-Within([Ast] $Node, $Parts) {
    foreach ($part in $Parts) { if ($Node.Extent.StartOffset -ge $part[0] -and $Node.Extent.EndOffset -le $part[1]) { return $true } }
    $false
}
