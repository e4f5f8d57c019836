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
        $visible = $type.Attributes -band [TypeAttributes]::VisibilityMask
        if ($visible -eq [TypeAttributes]::Public) { $full = "$($reader.GetString($type.Namespace)).$($reader.GetString($type.Name))" }
        elseif ($visible -eq [TypeAttributes]::NestedPublic) { $full = Get-FullName $reader $handle }
        else { continue }
        if (-not $types.ContainsKey($full)) { $types[$full] = @{ name = $full; image = $image; reader = $reader; definition = $type } }
    }
}

# The first of these names that there is; assemblies are read one after the other until there is one.
function Find-Definition([string[]] $Names) {
    while ($true) {
        foreach ($name in $Names) { if ($types.ContainsKey($name)) { return $types[$name] } }
        if ($waiting.Count -eq 0) { return }
        Import-Assembly $waiting.Dequeue()
    }
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
    $found = Find-Definition $Text, "System.$Text"
    if ($found) { $found.name }
}

function New-Member([bool] $Static, $Range, $Result) { @{ static = $Static; least = $Range[0]; most = $Range[1]; result = $Result } }

function Test-Public($Method) { ($Method.Attributes -band [MethodAttributes]::MemberAccessMask) -eq [MethodAttributes]::Public }

# Of a type itself, without what it inherits. A field or property takes no arguments: -1.
function Read-Member($Type, [string] $Name) {
    $reader = $Type.reader
    $same = $reader.StringComparer
    $made = $Name -eq 'new'
    foreach ($handle in $Type.definition.GetMethods()) {
        $method = $reader.GetMethodDefinition($handle)
        if (-not $same.Equals($method.Name, ($made ? '.ctor' : $Name), $true) -or -not (Test-Public $method)) { continue }
        $result = $made ? $Type.name : (Get-ResultType $reader $reader.GetBlobBytes($method.Signature))
        New-Member ($made -or $method.Attributes.HasFlag([MethodAttributes]::Static)) (Get-ArgumentRange $reader $method) $result
    }
    foreach ($handle in $Type.definition.GetProperties()) {
        $property = $reader.GetPropertyDefinition($handle)
        if (-not $same.Equals($property.Name, $Name, $true)) { continue }
        $accessors = $property.GetAccessors()
        $method = $reader.GetMethodDefinition($accessors.Getter.IsNil ? $accessors.Setter : $accessors.Getter)
        if (-not (Test-Public $method)) { continue }
        $result = Get-ResultType $reader $reader.GetBlobBytes($property.Signature)
        New-Member $method.Attributes.HasFlag([MethodAttributes]::Static) (-1, -1) $result
    }
    foreach ($handle in $Type.definition.GetFields()) {
        $field = $reader.GetFieldDefinition($handle)
        if (-not $same.Equals($field.Name, $Name, $true) -or -not (Test-Public $field)) { continue }
        $result = Get-ResultType $reader $reader.GetBlobBytes($field.Signature)
        New-Member $field.Attributes.HasFlag([FieldAttributes]::Static) (-1, -1) $result
    }
}

# The names of a type's base and, of an interface, of those that it takes in.
function Get-BaseName($Type) {
    $reader = $Type.reader
    if (-not $Type.definition.BaseType.IsNil) { return Get-FullName $reader $Type.definition.BaseType }
    'System.Object'
    foreach ($handle in $Type.definition.GetInterfaceImplementations()) { Get-FullName $reader $reader.GetInterfaceImplementation($handle).Interface }
}

# Every value type can be made without arguments.
function Test-Value($Type) {
    -not $Type.definition.BaseType.IsNil -and (Get-FullName $Type.reader $Type.definition.BaseType) -in 'System.ValueType', 'System.Enum'
}

# All members of a type that have this name, inherited ones included; constructors are not inherited.
function Get-NamedMember([string] $TypeName, [string] $Name) {
    $key = "$TypeName $Name"
    if ($membersOf.ContainsKey($key)) { return $membersOf[$key] }
    $type = Find-Definition $TypeName
    $membersOf[$key] = @(
        if ($type) {
            Read-Member $type $Name
            if ($Name -eq 'new') { if (Test-Value $type) { New-Member $true (0, 0) $TypeName } }
            else { foreach ($base in Get-BaseName $type) { if ($base -ne $TypeName) { Get-NamedMember $base $Name } } }
        }
    )
    $membersOf[$key]
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
    $found = @(foreach ($one in Get-NamedMember ($element ? 'System.Array' : $Type) $Step.name) { if ($one.static -eq $Static) { $one } })
    # What an array does not have is asked of its elements.
    if ($element -and $found.Count -eq 0) { return Select-Member $element $Step $Static }
    if ($null -eq $Step.arguments) { return $found }
    $found | Where-Object { $_.least -le $Step.arguments -and $_.most -ge $Step.arguments }
}

# What a chain of members uses last that 4.8 does not have; nothing where it has it, or where the type before it is not known.
function Find-Missing($Chain) {
    if ($Chain.type -in $ownTypes) { return }
    $type = Resolve-Type $Chain.type
    # A type that is named where one is made has to be there as well.
    if (-not $type) { return $Chain.steps.Count -eq 0 -or $Chain.steps[0].name -eq 'new' ? "[$($Chain.type)]" : $null }
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

$missingOf = @{}
function Get-Missing($Chain) {
    if (-not $missingOf.ContainsKey($Chain.text)) { $missingOf[$Chain.text] = Find-Missing $Chain }
    $missingOf[$Chain.text]
}
