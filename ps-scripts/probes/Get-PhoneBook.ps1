<#
.SYNOPSIS
Reads the phone books of the built-in VPN client as files: the machine's, the caller's, and other people's where they count.
.DESCRIPTION
rasphone.pbk tells what Get-VpnConnection does not (VpnStrategy, interface metrics, a static address), and it is the only
way to see a person's profiles from another session. Beside it in its folder: further *.pbk, whose connections Windows lists as well (RasEnumEntries), and
_hiddenPbk\rasphone.pbk, where management puts its profiles (ld0614/DPC); elsewhere the book of the Azure VPN Client. As SYSTEM every local profile's phone book is read; as an
administrator who is not the person at the desk, that of whoever is logged on; else only the caller's own. Only the keys
listed below leave the file: no key, password, user name or EAP data is among them. Nothing is changed, no registry hive is loaded,
no file on another computer is opened.
.OUTPUTS
One table: books = list of owner, sid, allUsers, own, certain, place (main, hidden, beside or azure-client), state, encoding, strange (lines that are no phone book's), entries (name, keys).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

$wanted = 'Type', 'VpnStrategy', 'PhoneNumber', 'Device', 'DEVICE', 'MEDIA', 'Port', 'AutoLogon', 'UseRasCredentials', 'CacheCredentials',
'IpPrioritizeRemote', 'Ipv6PrioritizeRemote', 'IpInterfaceMetric', 'Ipv6InterfaceMetric', 'DisableMobility', 'NetworkOutageTime',
'DisableClassBasedDefaultRoute', 'DataEncryption', 'AuthRestrictions', 'CustomAuthKey', 'IpAssign', 'IpNameAssign', 'IpDnsFlags',
'IpNBTFlags', 'IpDnsSuffix', 'ExcludedProtocols', 'IdleDisconnectSeconds', 'UsePreSharedKeyForIkev2Initiator', 'CustomDialDll',
'CustomDialFunc', 'CustomRasDialDll', 'PrerequisiteEntry', 'NETCOMPONENTS', 'ServerListServerName', 'NumCustomPolicy', 'AlwaysOnCapable',
'DeviceTunnel', 'DisableIKENameEkuCheck', 'ThirdPartyProfileInfo'
$tail = 'Microsoft\Network\Connections\Pbk'
$azure = 'Packages\Microsoft.AzureVpn_8wekyb3d8bbwe\LocalState\rasphone.pbk'
# Others in the folder; more than a handful is no folder of phone books.
$mostBeside = 5
# Many hundred connections; a file beyond that is no phone book, and would take minutes.
$largest = 512KB
$mostKeys = 400

# 5.1 and 7 name "as bytes" differently.
function Get-FirstByte([string] $Path) {
    if ($PSVersionTable.PSVersion.Major -lt 6) { return @(Get-Content -LiteralPath $Path -Encoding Byte -TotalCount 3) }
    @(Get-Content -LiteralPath $Path -AsByteStream -TotalCount 3)
}

# Windows writes ANSI, scripts write whatever they like. UTF-8 without a mark is told by not breaking.
function Get-BookText([string] $Path) {
    $mark = (Get-FirstByte $Path | ForEach-Object { '{0:x2}' -f $_ }) -join ''
    if ($mark -like 'fffe*') { return @{ encoding = 'utf-16'; lines = @(Get-Content -LiteralPath $Path -Encoding Unicode) } }
    if ($mark -like 'feff*') { return @{ encoding = 'utf-16be'; lines = @(Get-Content -LiteralPath $Path -Encoding BigEndianUnicode) } }
    $lines = @(Get-Content -LiteralPath $Path -Encoding UTF8)
    if ($mark -eq 'efbbbf') { return @{ encoding = 'utf-8'; lines = $lines } }
    if (($lines -join '') -notmatch "$([char]0xfffd)") { return @{ encoding = 'ascii or utf-8'; lines = $lines } }
    if ($PSVersionTable.PSVersion.Major -lt 6) { return @{ encoding = 'ansi'; lines = @(Get-Content -LiteralPath $Path -Encoding Default) } }
    # 7.4 knows the code page by name; before that Latin-1 is as near as it gets.
    try { @{ encoding = 'ansi'; lines = @(Get-Content -LiteralPath $Path -Encoding ansi) } }
    catch { @{ encoding = 'ansi'; lines = @(Get-Content -LiteralPath $Path -Encoding latin1) } }
}

# Keys repeat (MEDIA, DEVICE, NETCOMPONENTS), so each entry is a list of pairs.
function ConvertTo-Entry([object[]] $Lines) {
    $strange = 0
    $entries = @()
    $name = $null
    $keys = @()
    foreach ($line in $Lines) {
        $text = [string]$line
        if ($text -match '^\s*\[(?<name>.{1,256})\]\s*$') {
            if ($null -ne $name) { $entries += @{ name = $name; keys = $keys } }
            $name = $Matches.name
            $keys = @()
        }
        elseif ($text -match '^\s*(?<key>[A-Za-z0-9_ ]{1,64})=(?<value>.*)$' -and $null -ne $name) {
            $key = $Matches.key
            $value = $Matches.value
            # A plug-in's own data, in hexadecimal: that they are there is all that counts.
            if ($key -eq 'ThirdPartyProfileInfo' -and $value -ne '') { $value = 'present' }
            if ($wanted -contains $key -and $value.Length -le 1000 -and $keys.Count -lt $mostKeys) { $keys += @{ key = $key; value = $value } }
        }
        elseif ($text -notmatch '^\s*([;#].*)?$') { $strange++ }
    }
    if ($null -ne $name) { $entries += @{ name = $name; keys = $keys } }
    @{ strange = $strange; entries = $entries }
}

function Read-Book([string] $Path, [hashtable] $Whose) {
    $book = @{ owner = ''; sid = ''; allUsers = $false; own = $false; certain = $true; place = 'main'; encoding = ''; strange = 0; entries = @() }
    foreach ($key in @($Whose.Keys)) { $book[$key] = $Whose[$key] }
    # A folder on a file server is reached with the computer's account here, not the person's, and may take a minute.
    if ($Path -like '\\*') { $book.state = 'elsewhere'; return $book }
    try {
        # A drive that is not there belongs to the person's session: a mapped one, or a disk that is gone.
        if ($Path -match '^[A-Za-z]:' -and -not (Test-Path -LiteralPath "$($Path.Substring(0, 2))\")) { $book.state = 'elsewhere'; return $book }
        if (-not (Test-Path -LiteralPath $Path)) { $book.state = 'absent'; return $book }
        if ((Get-Item -LiteralPath $Path -Force).Length -gt $largest) { $book.state = 'too-large'; return $book }
        $text = Get-BookText $Path
        $read = ConvertTo-Entry $text.lines
        $book.encoding = $text.encoding
        $book.strange = $read.strange
        $book.entries = $read.entries
        $book.state = 'read'
    }
    catch {
        $book.state = 'failed'
        if ($_.CategoryInfo.Category -in 'PermissionDenied', 'SecurityError') { $book.state = 'denied' }
    }
    $book
}

# Every book of one folder: rasphone.pbk whatever has become of it, the others where they are there.
function Read-Folder([string] $AppData, [string] $LocalAppData, [hashtable] $Whose) {
    $folder = "$AppData\$tail"
    Read-Book "$folder\rasphone.pbk" $Whose
    # A folder on another computer or drive is not opened; the first answer says so.
    if ($AppData -like '\\*' -or ($AppData -match '^[A-Za-z]:' -and -not (Test-Path -LiteralPath "$($AppData.Substring(0, 2))\"))) { return }
    $further = @(@{ path = "$folder\_hiddenPbk\rasphone.pbk"; place = 'hidden' })
    if ($LocalAppData -ne '') { $further += @{ path = "$LocalAppData\$azure"; place = 'azure-client' } }
    try {
        if (Test-Path -LiteralPath $folder) {
            $further += @(Get-ChildItem -LiteralPath $folder | Where-Object { -not $_.PSIsContainer -and $_.Name -like '*.pbk' -and $_.Name -ne 'rasphone.pbk' } |
                    Sort-Object -Property Name | Select-Object -First $mostBeside | ForEach-Object { @{ path = $_.FullName; place = 'beside' } })
        }
    }
    # A folder that must not be listed has no further book for us.
    catch { $null = $_ }
    foreach ($one in $further) {
        try { $there = Test-Path -LiteralPath $one.path } catch { $there = $false }
        if ($there) { Read-Book $one.path ($Whose + @{ place = $one.place }) }
    }
}

$system = $env:USERNAME -eq "$env:COMPUTERNAME$" -or $env:USERPROFILE -like '*\config\systemprofile*'
# Put together as text: Join-Path fails where the drive is not there.
$books = @(Read-Folder $env:ProgramData '' @{ allUsers = $true })
if (-not $system) { $books += @(Read-Folder $env:APPDATA "$env:LOCALAPPDATA" @{ own = $true }) }

# Whether another account's key can be opened tells an administrator from everybody else, without asking any program.
$administrator = $false
try { $administrator = Test-Path -LiteralPath 'Registry::HKEY_USERS\S-1-5-19\Environment' } catch { $administrator = $false }
$list = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList'

# Who is logged on; a hive that cannot be opened is somebody's who is not for us to see.
function Get-Session([string] $Sid) {
    try {
        $session = "Registry::HKEY_USERS\$Sid\Volatile Environment"
        if (Test-Path -LiteralPath $session) { return Get-ItemProperty -LiteralPath $session }
    }
    catch { return }
}

# The books of one person, or nothing where there are none to look for.
function Get-PersonalBook([string] $Sid, $Session) {
    $folder = [string](Get-ItemProperty -LiteralPath "$list\$Sid").ProfileImagePath
    if ($folder -eq '') { return }
    # AppData may have been moved. Both places hold the expanded path; only the hive of a person who is logged on can be read.
    $appData = [string]$Session.APPDATA
    $folders = "Registry::HKEY_USERS\$Sid\Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
    if ($appData -eq '' -and (Test-Path -LiteralPath $folders)) { $appData = [string](Get-ItemProperty -LiteralPath $folders).AppData }
    $certain = $appData -ne ''
    if ($appData -eq '') { $appData = "$folder\AppData\Roaming" }
    Read-Folder $appData "$folder\AppData\Local" @{ owner = @($folder -split '[\\/]' | Where-Object { $_ })[-1]; sid = $Sid; certain = $certain }
}

if (($system -or $administrator) -and (Test-Path -LiteralPath $list)) {
    # Accounts of people, local or of a domain (S-1-5-21) or of Entra ID (S-1-12-1).
    $people = @(Get-ChildItem -LiteralPath $list | ForEach-Object { [string]$_.PSChildName } | Where-Object { $_ -match '^S-1-(5-21|12-1)-[0-9-]+$' } |
            ForEach-Object { @{ sid = $_; session = Get-Session $_ } })
    # An administrator at his own desk has no business with others who are logged on as well.
    $atDesk = @($people | Where-Object { $_.session.USERNAME -eq $env:USERNAME -and $_.session.USERDOMAIN -eq $env:USERDOMAIN }).Count -gt 0
    foreach ($person in $people) {
        if (-not $system -and ($atDesk -or $null -eq $person.session)) { continue }
        # One person's folder that cannot be made out costs nobody else's.
        try { $books += @(Get-PersonalBook $person.sid $person.session) }
        catch { $books += @{ owner = ''; sid = $person.sid; allUsers = $false; own = $false; certain = $false; place = 'main'; state = 'failed'; encoding = ''; strange = 0; entries = @() } }
    }
}
@{ books = $books }
