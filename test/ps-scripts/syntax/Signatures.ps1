# Reads signatures of metadata (ECMA-335, II.23.2): how many parameters a method has, and which type a member gives.
using namespace System.Reflection.Metadata
using namespace System.Reflection.Metadata.Ecma335

$elementTypes = @{
    0x02 = 'System.Boolean'; 0x03 = 'System.Char'; 0x04 = 'System.SByte'; 0x05 = 'System.Byte'; 0x06 = 'System.Int16'
    0x07 = 'System.UInt16'; 0x08 = 'System.Int32'; 0x09 = 'System.UInt32'; 0x0a = 'System.Int64'; 0x0b = 'System.UInt64'
    0x0c = 'System.Single'; 0x0d = 'System.Double'; 0x0e = 'System.String'; 0x18 = 'System.IntPtr'; 0x19 = 'System.UIntPtr'
}

function Get-FullName([MetadataReader] $Reader, [EntityHandle] $Handle) {
    switch ($Handle.Kind) {
        'TypeDefinition' {
            $type = $Reader.GetTypeDefinition($Handle)
            [EntityHandle]$outer = $type.GetDeclaringType()
        }
        'TypeReference' {
            $type = $Reader.GetTypeReference($Handle)
            [EntityHandle]$outer = $type.ResolutionScope
        }
        # A generic class with its arguments: GENERICINST, CLASS, and which.
        'TypeSpecification' {
            $bytes = $Reader.GetBlobBytes($Reader.GetTypeSpecification($Handle).Signature)
            if ($bytes[0] -ne 0x15) { return }
            return Get-CodedName $Reader $bytes 2
        }
    }
    $name = $Reader.GetString($type.Name)
    if (-not $outer.IsNil -and $outer.Kind -in 'TypeDefinition', 'TypeReference') { return "$(Get-FullName $Reader $outer)+$name" }
    if ($type.Namespace.IsNil) { return $name }
    "$($Reader.GetString($type.Namespace)).$name"
}

# The number that is packed into one, two or four bytes here. (II.23.2)
function Get-Packed([byte[]] $Bytes, [int] $At) {
    if ($Bytes[$At] -lt 0x80) { return $Bytes[$At] }
    if ($Bytes[$At] -lt 0xC0) { return ($Bytes[$At] -band 0x3F) * 256 + $Bytes[$At + 1] }
    (($Bytes[$At] -band 0x1F) * 256 + $Bytes[$At + 1]) * 65536 + $Bytes[$At + 2] * 256 + $Bytes[$At + 3]
}

# TypeDefOrRefOrSpecEncoded: the kind of table in the two lowest bits. (II.23.2.8)
function Get-CodedName([MetadataReader] $Reader, [byte[]] $Bytes, [int] $At) {
    $coded = Get-Packed $Bytes $At
    switch ($coded -band 3) {
        0 { Get-FullName $Reader ([MetadataTokens]::TypeDefinitionHandle($coded -shr 2)) }
        1 { Get-FullName $Reader ([MetadataTokens]::TypeReferenceHandle($coded -shr 2)) }
    }
}

# The type that stands here; nothing for generic ones, pointers, and object, which says nothing.
function Get-TypeAt([MetadataReader] $Reader, [byte[]] $Bytes, [int] $At) {
    $kind = [int]$Bytes[$At]
    if ($elementTypes.ContainsKey($kind)) { return $elementTypes[$kind] }
    if ($kind -in 0x11, 0x12) { return Get-CodedName $Reader $Bytes ($At + 1) }
    if ($kind -eq 0x1D) {
        $element = Get-TypeAt $Reader $Bytes ($At + 1)
        if ($element) { "$element[]" }
    }
}

# What a field, property or method gives. A method's says first whether it is generic.
function Get-ResultType([MetadataReader] $Reader, [byte[]] $Bytes) {
    if (($Bytes[0] -band 0x0F) -eq 6) { return Get-TypeAt $Reader $Bytes 1 }
    if ($Bytes[0] -band 0x10) { return }
    Get-TypeAt $Reader $Bytes 2
}

# How few and how many arguments a method takes.
function Get-ArgumentRange([MetadataReader] $Reader, [MethodDefinition] $Method) {
    $bytes = $Reader.GetBlobBytes($Method.Signature)
    $most = [int]$bytes[($bytes[0] -band 0x10) ? 2 : 1]
    $least = $most
    foreach ($handle in $Method.GetParameters()) {
        $parameter = $Reader.GetParameter($handle)
        $open = Test-OpenEnd $Reader $parameter
        if ($open -or $parameter.Attributes.HasFlag([Reflection.ParameterAttributes]::Optional)) { $least-- }
        if ($open) { $most = [int]::MaxValue }
    }
    $least, $most
}

function Test-OpenEnd([MetadataReader] $Reader, $Parameter) {
    foreach ($handle in $Parameter.GetCustomAttributes()) {
        $maker = $Reader.GetCustomAttribute($handle).Constructor
        $class = if ($maker.Kind -eq 'MemberReference') { $Reader.GetMemberReference($maker).Parent }
        else { $Reader.GetMethodDefinition($maker).GetDeclaringType() }
        if ((Get-FullName $Reader $class) -eq 'System.ParamArrayAttribute') { return $true }
    }
    $false
}
