# Looks up types and members in the reference assemblies of .NET Framework 4.8, as metadata: nothing of them is loaded.
using namespace System.Reflection
using namespace System.Reflection.Metadata
using namespace System.Reflection.PortableExecutable

# What powershell.exe 5.1 has loaded when a script begins; anything else would need Add-Type first.
$waiting = [Collections.Generic.Queue[string]]::new([string[]]@(
        'mscorlib', 'System', 'System.Core', 'System.DirectoryServices', 'System.Management', 'System.Numerics', 'System.Xml'
        'System.Configuration', 'System.Configuration.Install', 'System.Transactions', 'System.Data'
    ))

# Names that 5.1 has for types, where putting "System." before them is not enough.
$accelerators = @{
    bigint = 'System.Numerics.BigInteger'; bool = 'System.Boolean'; cultureinfo = 'System.Globalization.CultureInfo'
    float = 'System.Single'; hashtable = 'System.Collections.Hashtable'; int = 'System.Int32'; ipaddress = 'System.Net.IPAddress'
    long = 'System.Int64'; mailaddress = 'System.Net.Mail.MailAddress'; regex = 'System.Text.RegularExpressions.Regex'
    securestring = 'System.Security.SecureString'; xml = 'System.Xml.XmlDocument'; adsisearcher = 'System.DirectoryServices.DirectorySearcher'
}

# PowerShell's own, in System.Management.Automation, of which there is no reference assembly: all of these are in 5.1. Their members are not
# looked up.
$ownTypes = 'CmdletBinding', 'Parameter', 'switch', 'ValidateCount', 'ValidateLength', 'ValidatePattern', 'ValidateRange', 'ValidateSet'

# What PowerShell gives to every object.
$intrinsic = 'Count', 'Length', 'ForEach', 'Where', 'PSObject', 'PSTypeNames', 'PSBase'

$types = @{}
$membersOf = @{}

function Import-Assembly([string] $Name) {
    $image = [PEReader]::new([IO.File]::OpenRead((Join-Path $Framework "$Name.dll")))
    $reader = [PEReaderExtensions]::GetMetadataReader($image)
    foreach ($handle in $reader.TypeDefinitions) {
        $type = $reader.GetTypeDefinition($handle)
        # Public, or nested and public.
        if (([int]$type.Attributes -band 7) -notin 1, 2) { continue }
        $name = Get-FullName $reader $handle
        if (-not $types.ContainsKey($name)) { $types[$name] = @{ name = $name; image = $image; reader = $reader; definition = $type } }
    }
}

function Find-Definition([string] $Name) {
    while (-not $types.ContainsKey($Name) -and $waiting.Count -gt 0) { Import-Assembly $waiting.Dequeue() }
    $types[$Name]
}

# The full name of a type as a script writes it; nothing where 4.8 does not have it. Of a generic type its arguments count, too.
function Resolve-Type([string] $Text) {
    if ($Text -match '^(.+)\[,*\]$') {
        $element = Resolve-Type $Matches[1]
        return $element ? "$element[]" : $null
    }
    if ($Text -match '^([^[]+)\[(.+)\]$') {
        $outer, $arguments = $Matches[1], @($Matches[2] -split ',(?![^[]*\])')
        foreach ($argument in $arguments) { if (-not (Resolve-Type $argument.Trim(' []'.ToCharArray()))) { return } }
        $Text = '{0}`{1}' -f $outer, $arguments.Count
    }
    if ($accelerators.ContainsKey($Text)) { return $accelerators[$Text] }
    foreach ($name in $Text, "System.$Text") {
        $found = Find-Definition $name
        if ($found) { return $found.name }
    }
}

function New-Member([string] $Name, [bool] $Static, $Range, $Result) {
    @{ name = $Name; static = $Static; least = $Range[0]; most = $Range[1]; result = $Result }
}

# Of a type itself, without what it inherits. A field or property takes no arguments: -1.
function Read-Member($Type) {
    $reader = $Type.reader
    foreach ($handle in $Type.definition.GetMethods()) {
        $method = $reader.GetMethodDefinition($handle)
        if (([int]$method.Attributes -band 7) -ne 6) { continue }
        $name = $reader.GetString($method.Name)
        $made = $name -eq '.ctor'
        $result = $made ? $Type.name : (Get-ResultType $reader $reader.GetBlobBytes($method.Signature))
        New-Member ($made ? 'new' : $name) ($made -or $method.Attributes.HasFlag([MethodAttributes]::Static)) (Get-ArgumentRange $reader $method) $result
    }
    foreach ($handle in $Type.definition.GetProperties()) {
        $property = $reader.GetPropertyDefinition($handle)
        $accessors = $property.GetAccessors()
        $method = $reader.GetMethodDefinition($accessors.Getter.IsNil ? $accessors.Setter : $accessors.Getter)
        if (([int]$method.Attributes -band 7) -ne 6) { continue }
        $result = Get-ResultType $reader $reader.GetBlobBytes($property.Signature)
        New-Member $reader.GetString($property.Name) $method.Attributes.HasFlag([MethodAttributes]::Static) (-1, -1) $result
    }
    foreach ($handle in $Type.definition.GetFields()) {
        $field = $reader.GetFieldDefinition($handle)
        if (([int]$field.Attributes -band 7) -ne 6) { continue }
        $result = Get-ResultType $reader $reader.GetBlobBytes($field.Signature)
        New-Member $reader.GetString($field.Name) $field.Attributes.HasFlag([FieldAttributes]::Static) (-1, -1) $result
    }
}

# The names of a type's base and, of an interface, of those that it takes in.
function Get-BaseName($Type) {
    $reader = $Type.reader
    if (-not $Type.definition.BaseType.IsNil) { return Get-FullName $reader $Type.definition.BaseType }
    'System.Object'
    foreach ($handle in $Type.definition.GetInterfaceImplementations()) { Get-FullName $reader $reader.GetInterfaceImplementation($handle).Interface }
}

# All members of a type by name, inherited ones included; constructors are not inherited.
function Get-MemberTable([string] $Name) {
    if ($membersOf.ContainsKey($Name)) { return $membersOf[$Name] }
    $table = $membersOf[$Name] = @{}
    $type = Find-Definition $Name
    if (-not $type) { return $table }
    foreach ($member in Read-Member $type) { $table[$member.name] = @($table[$member.name]) + $member | Where-Object { $_ } }
    foreach ($base in Get-BaseName $type) {
        if ($base -eq $Name) { continue }
        $inherited = Get-MemberTable $base
        foreach ($key in $inherited.Keys) {
            if ($key -ne 'new') { $table[$key] = @($table[$key]) + $inherited[$key] | Where-Object { $_ } }
        }
    }
    # Every value type can be made without arguments.
    if (-not $type.definition.BaseType.IsNil -and (Get-FullName $type.reader $type.definition.BaseType) -in 'System.ValueType', 'System.Enum') {
        $table['new'] = @($table['new']) + (New-Member 'new' $true (0, 0) $Name) | Where-Object { $_ }
    }
    $table
}

# Whether more can be behind a member's name than the type itself has: keys of a table, elements of a collection.
function Test-Opaque([string] $Name) {
    for ($type = Find-Definition $Name; $type; $type = Find-Definition (@(Get-BaseName $type)[0])) {
        foreach ($handle in $type.definition.GetInterfaceImplementations()) {
            $interface = Get-FullName $type.reader $type.reader.GetInterfaceImplementation($handle).Interface
            if ($interface -eq 'System.Collections.IEnumerable' -and $Name -ne 'System.String') { return $true }
        }
        if ($type.name -eq 'System.Object') { return $false }
    }
    $false
}

# The members of this name that can be used so: of the type or of an object, with so many arguments where that is known.
function Select-Member([string] $Type, $Step, [bool] $Static) {
    $element = $Type -match '^(.+)\[\]$' ? $Matches[1] : $null
    $table = Get-MemberTable ($element ? 'System.Array' : $Type)
    $found = @($table[$Step.name] | Where-Object { $_ -and $_.static -eq $Static })
    # What an array does not have is asked of its elements.
    if ($element -and $found.Count -eq 0) { return Select-Member $element $Step $Static }
    if ($null -eq $Step.arguments) { return $found }
    $found | Where-Object { $_.least -le $Step.arguments -and $_.most -ge $Step.arguments }
}

# What a chain of members uses last that 4.8 does not have; nothing where it has it, or where the type before it is not known.
function Get-Missing($Chain) {
    if ($Chain.type -in $ownTypes) { return }
    $type = Resolve-Type $Chain.type
    if (-not $type) { return $Chain.steps.Count -eq 0 ? "[$($Chain.type)]" : $null }
    $static = $Chain.static
    for ($at = 0; $at -lt $Chain.steps.Count; $at++) {
        $step = $Chain.steps[$at]
        if ($step.name -in $intrinsic -or ($step.name -eq 'new' -and $type.EndsWith('[]'))) { return }
        $found = @(Select-Member $type $step $static)
        if ($found.Count -eq 0) {
            if ($at -lt $Chain.steps.Count - 1 -or (-not $static -and (Test-Opaque $type))) { return }
            $arguments = $null -ne $step.arguments ? "($($step.arguments))" : ''
            return "[$type]$($static ? '::' : '.')$($step.name)$arguments"
        }
        $results = @($found.result | Select-Object -Unique)
        if ($results.Count -ne 1 -or -not $results[0]) { return }
        $type, $static = $results[0], $false
    }
}
