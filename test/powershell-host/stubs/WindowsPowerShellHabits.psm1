<#
.SYNOPSIS
Habits of Windows PowerShell 5.1 that PowerShell 7 has given up, as functions in front of the cmdlets.
.DESCRIPTION
Import it (with -Global, from a script) before the language mode is set to ConstrainedLanguage. By the documents of 5.1
(about_Character_Encoding, ConvertTo-Json) and the code of its JSON cmdlets, which was published with the first PowerShell 6.
$PSVersionTable belongs to the process: other sessions in it see the version change, too.
Not imitated, of ConvertFrom-Json: its numbers (7 makes [long] and [double], 5.1 [int] and [decimal]), and that it makes
"\/Date(1)\/" a date.
#>

# Before the functions of these names are there.
$cmdlets = @{}
foreach ($name in 'ConvertFrom-Json', 'Get-Content', 'Set-Content', 'Add-Content', 'Out-File') {
    $cmdlets[$name] = Get-Command $name -CommandType Cmdlet
}
$PSVersionTable['PSVersion'] = [version]'5.1.19041.1'
$PSVersionTable['PSEdition'] = 'Desktop'

# What a value becomes before it is written: only tables, lists and single values are left of it.
function ConvertTo-Plain($Value, [int] $Level) {
    if ($null -eq $Value -or $Value -is [DBNull]) { return $null }
    # True of what has gone through a pipeline or come out of New-Object; the comparison looks at the wrapping only.
    $wrapped = $Value -is [psobject]
    $custom = $false
    if (Test-Single $Value) { $plain = $Value.PSObject.BaseObject }
    elseif ($Level -gt $script:depth) {
        $plain = [string]$Value
        if ($Value.PSObject.BaseObject -is [System.Management.Automation.PSCustomObject]) { return $plain }
    }
    elseif ($Value -is [System.Collections.IDictionary]) { $plain = ConvertTo-PlainTable $Value $Level }
    elseif ($Value -is [System.Collections.IEnumerable]) { $plain = ConvertTo-PlainList $Value $Level }
    else {
        $custom = $true
        $plain = [ordered]@{}
        Add-PlainMember $plain $Value.PSObject.Properties.Where({ $wrapped -or $_.MemberType -eq 'Property' }) $Level
    }
    if ($wrapped -and -not $custom) { $plain = Add-Wrapping $plain $Value $Level }
    # The comma keeps a list one object.
    , $plain
}

function Test-Single($Value) {
    $type = $Value.GetType()
    $type.IsPrimitive -or $type.IsEnum -or $type -in [string], [decimal], [datetime], [DateTimeOffset], [guid], [uri]
}

function ConvertTo-PlainTable($Table, [int] $Level) {
    $plain = [ordered]@{}
    foreach ($entry in $Table.GetEnumerator()) {
        if ($entry.Key -isnot [string]) {
            $id = 'NonStringKeyInDictionary,Microsoft.PowerShell.Commands.ConvertToJsonCommand'
            throw [System.Management.Automation.ErrorRecord]::new([InvalidOperationException]'A key is no string.', $id, 'InvalidOperation', $Table)
        }
        $plain[$entry.Key] = ConvertTo-Plain $entry.Value ($Level + 1)
    }
    $plain
}

function ConvertTo-PlainList($List, [int] $Level) {
    $plain = [System.Collections.Generic.List[object]]::new()
    foreach ($one in $List) { $plain.Add((ConvertTo-Plain $one ($Level + 1))) }
    , $plain
}

# A member that cannot be read is null.
function Add-PlainMember($Plain, $Members, [int] $Level) {
    foreach ($member in $Members) {
        if ($Plain.Contains($member.Name)) { continue }
        $value = $null
        try { $value = $member.Value } catch { $value = $null }
        $Plain[$member.Name] = ConvertTo-Plain $value ($Level + 1)
    }
}

# Members that PowerShell has added to a value are shown beside it: Count of an array, PSPath of a line of Get-Content.
function Add-Wrapping($Plain, $Value, [int] $Level) {
    $table = if ($Plain -is [System.Collections.IDictionary]) { $Plain } else { [ordered]@{ value = $Plain } }
    Add-PlainMember $table $Value.PSObject.Properties.Where({ $_.MemberType -ne 'Property' }) $Level
    if ($Value -is [array] -and -not $table.Contains('Count')) { $table['Count'] = $Value.Length }
    if ($table -eq $Plain -or $table.Count -gt 1) { return $table }
    , $Plain
}

# Everything in a block stands below the first letter behind its key.
function Add-Block([string] $Open, [string] $Close, $Entries, [int] $Column) {
    $line = if ($script:compress) { '' } else { "`r`n" + ' ' * ($Column + 4) }
    $between = ''
    [void]$script:text.Append($Open)
    foreach ($entry in $Entries) {
        $key = ''
        $value = $entry
        if ($entry -is [System.Collections.DictionaryEntry]) {
            $key = (ConvertTo-Quoted $entry.Key) + $(if ($script:compress) { ':' } else { ':  ' })
            $value = $entry.Value
        }
        [void]$script:text.Append($between).Append($line).Append($key)
        Add-Text $value ($Column + 4 + $key.Length)
        $between = ','
    }
    # 5.1 leaves an empty line in an empty block.
    if (-not $script:compress) { [void]$script:text.Append($(if (-not $between) { "`r`n" })).Append("`r`n").Append(' ' * $Column) }
    [void]$script:text.Append($Close)
}

function Add-Text($Plain, [int] $Column) {
    if ($Plain -is [System.Collections.IDictionary]) { return Add-Block '{' '}' $Plain.GetEnumerator() $Column }
    if ($Plain -is [System.Collections.Generic.List[object]]) { return Add-Block '[' ']' $Plain $Column }
    [void]$script:text.Append((ConvertTo-SingleText $Plain))
}

function ConvertTo-SingleText($Single) {
    if ($null -eq $Single) { return 'null' }
    if ($Single -is [bool]) { return "$Single".ToLowerInvariant() }
    if ($Single -is [DateTimeOffset]) { $Single = $Single.UtcDateTime }
    if ($Single -is [datetime]) {
        $ticks = [decimal]($Single.ToUniversalTime().Ticks - [datetime]::UnixEpoch.Ticks)
        return '"\/Date({0})\/"' -f [math]::Truncate($ticks / 10000)
    }
    # JavaScript has no whole numbers of 64 bits.
    if ($Single -is [enum]) { return $(if ($Single.value__.GetType() -in [long], [ulong]) { "`"$Single`"" } else { "$($Single.value__)" }) }
    if ($Single -is [ValueType] -and $Single -isnot [char] -and $Single -isnot [guid]) { return "$Single" }
    ConvertTo-Quoted "$Single"
}

$short = @{ '"' = '\"'; '\' = '\\'; "`b" = '\b'; "`t" = '\t'; "`n" = '\n'; "`f" = '\f'; "`r" = '\r' }
function ConvertTo-Quoted([string] $Text) {
    $escape = { param($found) if ($short[$found.Value]) { $short[$found.Value] } else { '\u{0:x4}' -f [int][char]$found.Value } }
    '"' + [regex]::Replace($Text, '[\x00-\x1f"\\<>&''\x85\u2028\u2029]', $escape) + '"'
}

function ConvertTo-Json {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0, Mandatory = $true, ValueFromPipeline = $true)] [AllowNull()] $InputObject,
        [ValidateRange(1, 100)] [int] $Depth = 2,
        [switch] $Compress
    )
    begin { $objects = @() }
    process { $objects += , $InputObject }
    end {
        $script:depth = $Depth
        $script:compress = $Compress
        $script:text = [System.Text.StringBuilder]::new()
        Add-Text $(if ($objects.Count -gt 1) { ConvertTo-Plain $objects 0 } else { ConvertTo-Plain $objects[0] 0 }) 0
        "$($script:text)"
    }
}

# The parameters of 7 for those of 5.1. A function of a module does not see the preferences of the script that calls it.
function Get-Bound([string] $Name, $Given, $Caller) {
    $bound = @{} + $Given
    $wanted = $Caller.SessionState.PSVariable.GetValue('ErrorActionPreference')
    if ($wanted -and -not $bound.ContainsKey('ErrorAction')) { $bound.ErrorAction = $wanted }
    if ($Name -eq 'ConvertFrom-Json') { return $bound + @{ NoEnumerate = $true; DateKind = 'String' } }
    if ("$($bound.Path)$($bound.LiteralPath)" -match '^(Alias|Env|Function|Variable):') { return $bound }
    $encoding = $bound.Encoding
    if (-not $encoding) { $encoding = if ($Name -eq 'Out-File') { 'Unicode' } else { 'Default' } }
    $bound.Remove('Encoding')
    if ($encoding -eq 'Byte') { $bound.AsByteStream = $true } else { $bound.Encoding = $encodings[$encoding] }
    $bound
}

$encodings = @{
    Default = [System.Text.Encoding]::GetEncoding(1252); Oem = [System.Text.Encoding]::GetEncoding(437)
    Ascii = 'ascii'; UTF7 = 'utf7'; UTF8 = 'utf8BOM'; UTF32 = 'utf32'
    Unicode = 'unicode'; BigEndianUnicode = 'bigendianunicode'; String = 'unicode'; Unknown = 'unicode'
}
$proxy = @'
function NAME {
    BINDING
    param(PARAMETERS)
    begin {
        $bound = Get-Bound 'NAME' $PSBoundParameters $PSCmdlet
        $pipeline = { & $cmdlets['NAME'] @bound }.GetSteppablePipeline($MyInvocation.CommandOrigin)
        try { $pipeline.Begin($PSCmdlet) } catch { throw }
    }
    process { try { $pipeline.Process($_) } catch { throw } }
    end { try { $pipeline.End() } catch { throw } }
}
'@
$encoding = "[ValidateSet('$($encodings.Keys -join "', '")' BYTES)] [string] `$Encoding"
$withBytes = $encoding.Replace('BYTES', ", 'Byte'")
# Parameters that a drive of files adds, and those of 5.1 instead of those of 7.
$more = @{
    'Get-Content' = '[switch] $Raw', '[switch] $Wait', '[string] $Delimiter', $withBytes
    'Set-Content' = '[switch] $NoNewline', $withBytes
    'Add-Content' = '[switch] $NoNewline', $withBytes
    'Out-File' = @($encoding.Replace('BYTES', ''))
    'ConvertFrom-Json' = @()
}
foreach ($name in $more.Keys) {
    $meta = [System.Management.Automation.CommandMetadata]::new($cmdlets[$name])
    foreach ($new in 'Encoding', 'AsHashtable', 'Depth', 'NoEnumerate', 'DateKind') { [void]$meta.Parameters.Remove($new) }
    $parameters = @([System.Management.Automation.ProxyCommand]::GetParamBlock($meta)) + $more[$name] -join ', '
    $body = $proxy.Replace('NAME', $name).Replace('PARAMETERS', $parameters)
    . ([scriptblock]::Create($body.Replace('BINDING', [System.Management.Automation.ProxyCommand]::GetCmdletBindingAttribute($meta))))
}

Export-ModuleMember -Function 'ConvertTo-Json', 'ConvertFrom-Json', 'Get-Content', 'Set-Content', 'Add-Content', 'Out-File'
