# Whether a node runs only where the script has asked first: for full language mode, or for a PowerShell newer than 5.1.
using namespace System.Management.Automation.Language

# These hold in no 5.1. Whatever comes after one of the second list, where it did not hold, is not reached by 5.1 either.
$newerOnly = '^\$PSVersionTable\.PSVersion\.Major -(ge [6-9]|gt [5-9])$', "^\`$(PSEdition|PSVersionTable\.PSEdition) -(eq 'Core'|ne 'Desktop')$"
$olderToo = '^\$PSVersionTable\.PSVersion\.Major -(lt [6-9]|le [5-9])$', "^\`$(PSEdition|PSVersionTable\.PSEdition) -(ne 'Core'|eq 'Desktop')$"

function Test-Condition([Ast] $Condition, [string[]] $Patterns) {
    foreach ($pattern in $Patterns) { if ($Condition.Extent.Text -match $pattern) { return $true } }
    $false
}

# Of an if statement: whether this part of it is for newer ones only.
function Test-NewerPart([IfStatementAst] $Choice, [Ast] $Part) {
    foreach ($clause in $Choice.Clauses) {
        if ($clause.Item1 -eq $Part) { return $false }
        if ($clause.Item2 -eq $Part) { return Test-Condition $clause.Item1 $newerOnly }
        if (Test-Condition $clause.Item1 $olderToo) { return $true }
    }
    $false
}

# Of statements in a row: whether 5.1 has left before it comes to this one.
function Test-LeftBefore($Statements, [Ast] $Until) {
    foreach ($statement in $Statements) {
        if ($statement -eq $Until) { return $false }
        if ($statement -isnot [IfStatementAst] -or -not (Test-Condition $statement.Clauses[0].Item1 $olderToo)) { continue }
        $body = $statement.Clauses[0].Item2.Statements
        if ($body.Count -gt 0 -and ($body[-1] -is [ReturnStatementAst] -or $body[-1] -is [ThrowStatementAst] -or $body[-1] -is [ExitStatementAst])) {
            return $true
        }
    }
    $false
}

function Test-NewerOnly([Ast] $Node) {
    for ($at = $Node; $at.Parent; $at = $at.Parent) {
        $parent = $at.Parent
        if ($parent -is [IfStatementAst] -and (Test-NewerPart $parent $at)) { return $true }
        if (($parent -is [NamedBlockAst] -or $parent -is [StatementBlockAst]) -and (Test-LeftBefore $parent.Statements $at)) { return $true }
    }
    $false
}

function Test-FullLanguageOnly([Ast] $Node) {
    for ($at = $Node; $at.Parent; $at = $at.Parent) {
        if ($at.Parent -isnot [IfStatementAst]) { continue }
        foreach ($clause in $at.Parent.Clauses) {
            if ($clause.Item2 -ne $at) { continue }
            $condition = $clause.Item1.Extent.Text
            if ($condition.Contains("LanguageMode -eq 'FullLanguage'") -and $condition -notmatch '-or') { return $true }
        }
    }
    $false
}
