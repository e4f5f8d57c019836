# Which types of .NET a script names, and what it uses of them. An object's class is known from a cast, New-Object, a literal text or a type
# that a parameter or variable is held to, and from there on by what each member gives: a chain, which begins with a type.
# Not known, and so not looked at: what a pipeline or a cmdlet gives, entries of tables, objects of WMI.
using namespace System.Management.Automation.Language

function New-Chain([string] $Type, $Steps = @(), [bool] $Static = $false) { @{ type = $Type; steps = @($Steps); static = $Static } }

function Add-Step($Chain, [string] $Name, $Arguments) {
    New-Chain $Chain.type ($Chain.steps + @{ name = $Name; arguments = $Arguments }) $Chain.static
}

# Names the function around a node, or the script. Script blocks of a pipeline see the same variables.
function Get-Scope([Ast] $Node) {
    for ($at = $Node.Parent; $at; $at = $at.Parent) {
        if ($at -is [FunctionDefinitionAst]) { return "$($at.Name) $($at.Extent.StartOffset)" }
    }
    'script'
}

function Get-ConstraintName($Attributes) {
    foreach ($attribute in $Attributes) { if ($attribute -is [TypeConstraintAst]) { return $attribute.TypeName.FullName } }
}

# What is said about each variable: a list of type constraints (text) and assigned expressions, by scope and name; $false
# for what cannot be known.
function Get-VariableTable($Table) {
    $said = @{}
    $note = {
        param($Variable, $What)
        $key = "$(Get-Scope $Variable) $($Variable.VariablePath.UserPath)"
        if (-not $said.ContainsKey($key)) { $said[$key] = [Collections.Generic.List[object]]::new() }
        $said[$key].Add($What)
    }
    foreach ($parameter in $Table['ParameterAst']) { & $note $parameter.Name ((Get-ConstraintName $parameter.Attributes) ?? $false) }
    foreach ($loop in $Table['ForEachStatementAst']) { & $note $loop.Variable $false }
    foreach ($assignment in $Table['AssignmentStatementAst']) {
        $left = $assignment.Left
        if ($left -is [ConvertExpressionAst] -and $left.Child -is [VariableExpressionAst]) { & $note $left.Child $left.Type.TypeName.FullName }
        elseif ($left -is [VariableExpressionAst]) { & $note $left ($assignment.Operator -eq 'Equals' ? $assignment.Right : $false) }
        elseif ($left -is [ArrayLiteralAst]) {
            foreach ($one in $left.Elements) { if ($one -is [VariableExpressionAst]) { & $note $one $false } }
        }
    }
    $said
}

# A variable is held to its type for good. Without one, all that is assigned to it has to be of one known type; $null does not count.
function Get-VariableChain([VariableExpressionAst] $Variable, $Said) {
    $name = $Variable.VariablePath.UserPath
    $key = "$(Get-Scope $Variable) $name"
    if (-not $Said.ContainsKey($key)) { $key = "script $name" }
    if (-not $Said.ContainsKey($key)) { return }
    $what = $Said[$key]
    foreach ($one in $what) { if ($one -is [string]) { return New-Chain $one } }
    # While it is looked up it is not known: $x = $x.Next
    $Said[$key] = @($false)
    try {
        $chains = @(foreach ($one in $what) {
                if ($one -is [bool]) { return }
                if ($one.Extent.Text -eq '$null') { continue }
                $chain = Get-Chain $one $Said
                if (-not $chain) { return }
                $chain
            })
    }
    finally { $Said[$key] = $what }
    if (@($chains | ForEach-Object { ConvertTo-Json $_ -Compress -Depth 4 } | Select-Object -Unique).Count -eq 1) { $chains[0] }
}

# New-Object Type: the type, and how many arguments where that can be seen.
function Get-NewObjectChain([CommandAst] $Command) {
    if ($Command.GetCommandName() -ne 'New-Object') { return }
    $values = @($Command.CommandElements | Select-Object -Skip 1 | Where-Object { $_ -isnot [CommandParameterAst] })
    $named = @($Command.CommandElements | Where-Object { $_ -is [CommandParameterAst] } | ForEach-Object { $_.ParameterName })
    if ($values.Count -eq 0 -or $values[0] -isnot [StringConstantExpressionAst] -or @($named | Where-Object { $_ -notin 'TypeName', 'ArgumentList' })) { return }
    $arguments = $null
    if ($values.Count -eq 1) { $arguments = 0 }
    elseif ($values[1] -is [ArrayLiteralAst]) { $arguments = $values[1].Elements.Count }
    elseif ($values[1] -is [ConstantExpressionAst] -or $values[1] -is [ExpandableStringExpressionAst]) { $arguments = 1 }
    Add-Step (New-Chain $values[0].Value -Static $true) 'new' $arguments
}

function Get-MemberChain([MemberExpressionAst] $Node, $Said) {
    if ($Node.Member -isnot [StringConstantExpressionAst]) { return }
    $from = $null
    if (-not $Node.Static) { $from = Get-Chain $Node.Expression $Said }
    elseif ($Node.Expression -is [TypeExpressionAst]) { $from = New-Chain $Node.Expression.TypeName.FullName -Static $true }
    if (-not $from) { return }
    $arguments = $null
    if ($Node -is [InvokeMemberExpressionAst]) { $arguments = $Node.Arguments ? $Node.Arguments.Count : 0 }
    Add-Step $from $Node.Member.Value $arguments
}

# The chain of an expression, or nothing.
function Get-Chain([Ast] $Node, $Said) {
    switch ($Node) {
        { $_ -is [CommandExpressionAst] } { return Get-Chain $_.Expression $Said }
        { $_ -is [ParenExpressionAst] } { return Get-Chain $_.Pipeline $Said }
        { $_ -is [PipelineAst] } { if ($_.PipelineElements.Count -eq 1) { return Get-Chain $_.PipelineElements[0] $Said } }
        { $_ -is [CommandAst] } { return Get-NewObjectChain $_ }
        { $_ -is [ConvertExpressionAst] } { return New-Chain $_.Type.TypeName.FullName }
        { $_ -is [StringConstantExpressionAst] -or $_ -is [ExpandableStringExpressionAst] } { return New-Chain 'string' }
        { $_ -is [TypeExpressionAst] } { return New-Chain 'type' }
        { $_ -is [VariableExpressionAst] } { return Get-VariableChain $_ $Said }
        { $_ -is [MemberExpressionAst] } { return Get-MemberChain $_ $Said }
        { $_ -is [BinaryExpressionAst] } { if ($_.Operator -eq 'As' -and $_.Right -is [TypeExpressionAst]) { return New-Chain $_.Right.TypeName.FullName } }
    }
}

function New-Use([Ast] $Node, $Chain) {
    $Chain + @{ line = $Node.Extent.StartLineNumber; guarded = Test-NewerOnly $Node; missing = $null }
}

function Get-Use($Table) {
    foreach ($kind in 'TypeExpressionAst', 'TypeConstraintAst', 'AttributeAst') {
        foreach ($node in $Table[$kind]) { New-Use $node (New-Chain $node.TypeName.FullName) }
    }
    $said = Get-VariableTable $Table
    foreach ($kind in 'MemberExpressionAst', 'InvokeMemberExpressionAst', 'CommandAst') {
        foreach ($node in $Table[$kind]) {
            $chain = Get-Chain $node $said
            if ($chain) { New-Use $node $chain }
        }
    }
}
