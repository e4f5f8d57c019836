# Which types of .NET a script names, and what it uses of them. An object's class is known from a cast, New-Object, a literal text or a type
# that a parameter or variable is held to, and from there on by what each member gives: a chain, which begins with a type.
# Not known, and so not looked at: what a pipeline or a cmdlet gives, entries of tables, objects of WMI.
using namespace System.Management.Automation.Language

function New-Chain([string] $Type, [bool] $Static = $false) { @{ type = $Type; static = $Static; steps = @(); text = $Static ? "${Type}::" : $Type } }

function Add-Step($Chain, [string] $Name, $Arguments) {
    @{
        type   = $Chain.type
        static = $Chain.static
        steps  = $Chain.steps + @{ name = $Name; arguments = $Arguments }
        text   = "$($Chain.text).$Name($Arguments)"
    }
}

function Get-ConstraintName($Attributes) {
    foreach ($attribute in $Attributes) { if ($attribute -is [TypeConstraintAst]) { return $attribute.TypeName.FullName } }
}

# A variable as the function around it, or the script, sees it. Script blocks of a pipeline see the same.
function Get-VariableKey([VariableExpressionAst] $Variable, $Functions) {
    $at = $Variable.Extent.StartOffset
    $scope = 0
    # The innermost comes last.
    foreach ($function in $Functions) { if ($at -gt $function.StartOffset -and $at -lt $function.EndOffset) { $scope = $function.StartOffset } }
    "$scope $($Variable.VariablePath.UserPath)"
}

# What is said about variables: a type (text) to which one is held, an expression that is assigned, $false for what cannot be known.
function Get-Saying($Table) {
    foreach ($parameter in $Table['ParameterAst']) { , ($parameter.Name, ((Get-ConstraintName $parameter.Attributes) ?? $false)) }
    foreach ($loop in $Table['ForEachStatementAst']) { , ($loop.Variable, $false) }
    foreach ($assignment in $Table['AssignmentStatementAst']) {
        $left = $assignment.Left
        if ($left -is [ConvertExpressionAst] -and $left.Child -is [VariableExpressionAst]) { , ($left.Child, $left.Type.TypeName.FullName) }
        elseif ($left -is [VariableExpressionAst]) { , ($left, ($assignment.Operator -eq 'Equals' ? $assignment.Right : $false)) }
        elseif ($left -is [ArrayLiteralAst]) {
            foreach ($one in $left.Elements) { if ($one -is [VariableExpressionAst]) { , ($one, $false) } }
        }
    }
}

# All that is said, by variable; and the names of those of which anything is known.
function Get-VariableTable($Table) {
    $functions = @(foreach ($function in $Table['FunctionDefinitionAst']) { $function.Extent })
    $said = @{ functions = $functions; names = @{} }
    foreach ($saying in Get-Saying $Table) {
        if ($saying[1]) { $said.names[$saying[0].VariablePath.UserPath] = $true }
        $key = Get-VariableKey $saying[0] $functions
        if (-not $said.ContainsKey($key)) { $said[$key] = [Collections.Generic.List[object]]::new() }
        $said[$key].Add($saying[1])
    }
    $said
}

# Once it is known, the chain takes the place of what was said. In between nothing is known: $x = $x.Next
function Get-VariableChain([VariableExpressionAst] $Variable, $Said) {
    if (-not $Said.names.ContainsKey($Variable.VariablePath.UserPath)) { return }
    $key = Get-VariableKey $Variable $Said.functions
    if (-not $Said.ContainsKey($key)) { $key = "0 $($Variable.VariablePath.UserPath)" }
    $what = $Said[$key]
    if ($what -is [Collections.Generic.List[object]]) {
        $Said[$key] = $null
        $what = $Said[$key] = Get-CommonChain $what $Said
    }
    $what
}

# A variable is held to its type for good. Without one, all that is assigned to it has to be of one known type; $null does not count.
function Get-CommonChain($Sayings, $Said) {
    foreach ($saying in $Sayings) { if ($saying -is [string]) { return New-Chain $saying } }
    $common = $null
    foreach ($saying in $Sayings) {
        if ($saying -is [bool]) { return }
        if ($saying.Extent.Text -eq '$null') { continue }
        $chain = Get-Chain $saying $Said
        if (-not $chain -or ($common -and $common.text -ne $chain.text)) { return }
        $common = $chain
    }
    $common
}

# New-Object Type: the type, and how many arguments where that can be seen.
function Get-NewObjectChain([CommandAst] $Command) {
    if ($Command.GetCommandName() -ne 'New-Object') { return }
    $values = @()
    foreach ($element in $Command.CommandElements) {
        if ($element -isnot [CommandParameterAst]) { $values += $element }
        elseif ($element.ParameterName -notin 'TypeName', 'ArgumentList') { return }
    }
    $null, $type, $given = $values
    if ($type -isnot [StringConstantExpressionAst] -or $given -is [array]) { return }
    $arguments = if ($null -eq $given) { 0 }
    elseif ($given -is [ArrayLiteralAst]) { $given.Elements.Count }
    elseif ($given -is [ConstantExpressionAst] -or $given -is [ExpandableStringExpressionAst]) { 1 }
    Add-Step (New-Chain $type.Value $true) 'new' $arguments
}

function Get-MemberChain([MemberExpressionAst] $Node, $Said) {
    if ($Node.Member -isnot [StringConstantExpressionAst]) { return }
    $from = $null
    if (-not $Node.Static) { $from = Get-Chain $Node.Expression $Said }
    elseif ($Node.Expression -is [TypeExpressionAst]) { $from = New-Chain $Node.Expression.TypeName.FullName $true }
    if (-not $from) { return }
    $arguments = $null
    if ($Node -is [InvokeMemberExpressionAst]) { $arguments = $Node.Arguments ? $Node.Arguments.Count : 0 }
    Add-Step $from $Node.Member.Value $arguments
}

# The chain of an expression, or nothing.
function Get-Chain([Ast] $Node, $Said) {
    switch ($Node.GetType().Name) {
        'CommandExpressionAst' { return Get-Chain $Node.Expression $Said }
        'ParenExpressionAst' { return Get-Chain $Node.Pipeline $Said }
        'PipelineAst' { if ($Node.PipelineElements.Count -eq 1) { return Get-Chain $Node.PipelineElements[0] $Said } }
        'CommandAst' { return Get-NewObjectChain $Node }
        'ConvertExpressionAst' { return New-Chain $Node.Type.TypeName.FullName }
        'StringConstantExpressionAst' { return New-Chain 'string' }
        'ExpandableStringExpressionAst' { return New-Chain 'string' }
        'TypeExpressionAst' { return New-Chain 'type' }
        'VariableExpressionAst' { return Get-VariableChain $Node $Said }
        'MemberExpressionAst' { return Get-MemberChain $Node $Said }
        'InvokeMemberExpressionAst' { return Get-MemberChain $Node $Said }
        'BinaryExpressionAst' {
            if ($Node.Operator -eq 'As' -and $Node.Right -is [TypeExpressionAst]) { return New-Chain $Node.Right.TypeName.FullName }
        }
    }
}

# What names a type, or may use one.
function Get-Candidate($Table) {
    foreach ($kind in 'TypeExpressionAst', 'TypeConstraintAst', 'AttributeAst', 'MemberExpressionAst', 'InvokeMemberExpressionAst') {
        foreach ($node in $Table[$kind]) { $node }
    }
    foreach ($command in $Table['CommandAst']) { if ($command.GetCommandName() -eq 'New-Object') { $command } }
}

# Each type that is named, and each chain: once in what 5.1 does not come to, and once outside of it, where it comes first.
function Get-Use($Table, $NewerParts) {
    $said = Get-VariableTable $Table
    $seen = @{}
    foreach ($node in Get-Candidate $Table) {
        $guarded = $NewerParts.Count -gt 0 -and (Test-Within $node $NewerParts)
        $chain = if ($node -is [TypeExpressionAst] -or $node -is [AttributeBaseAst]) { New-Chain $node.TypeName.FullName } else { Get-Chain $node $said }
        if (-not $chain -or $seen.ContainsKey("$guarded $($chain.text)")) { continue }
        $seen["$guarded $($chain.text)"] = $true
        $chain + @{ line = $node.Extent.StartLineNumber; guarded = $guarded; missing = $null }
    }
}
