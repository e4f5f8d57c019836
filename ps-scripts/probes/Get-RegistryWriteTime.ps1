<#
.SYNOPSIS
Tells when the registry keys of NAT traversal and of RasMan were last written.
.DESCRIPTION
A value counts only after a restart, so its age against the last start tells whether it is in force. No cmdlet knows the time; the Windows function
RegQueryInfoKey does, which needs full language mode and compiles three lines. In Constrained Language Mode, or where compiling is
forbidden, the times are null. Reads only.
.OUTPUTS
One table: written = list of key (PolicyAgent, RasMan), at (UTC, ISO 8601, or null).
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'

# Without the value there is nothing whose age could matter, and compiling takes a second.
$keys = @{
    PolicyAgent = @{ path = 'SYSTEM\CurrentControlSet\Services\PolicyAgent'; value = 'AssumeUDPEncapsulationContextOnSendRule' }
    RasMan      = @{ path = 'SYSTEM\CurrentControlSet\Services\RasMan\Parameters'; value = 'ProhibitIpSec' }
}
$present = @($keys.Keys | Where-Object {
        $path = "HKLM:\$($keys[$_].path)"
        (Test-Path -LiteralPath $path) -and (Get-ItemProperty -LiteralPath $path).PSObject.Properties.Name -contains $keys[$_].value
    })

$written = @()
if ($present.Count -gt 0 -and $ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
    $native = $null
    try { $native = Add-Type -PassThru -Namespace VpnDoctor -Name RegistryTime -MemberDefinition @'
[System.Runtime.InteropServices.DllImport("advapi32.dll", CharSet = System.Runtime.InteropServices.CharSet.Unicode)]
private static extern int RegOpenKeyEx(System.IntPtr root, string path, int options, int access, out System.IntPtr key);
[System.Runtime.InteropServices.DllImport("advapi32.dll", CharSet = System.Runtime.InteropServices.CharSet.Unicode)]
private static extern int RegQueryInfoKey(System.IntPtr key, System.IntPtr a, System.IntPtr b, System.IntPtr c, System.IntPtr d, System.IntPtr e,
    System.IntPtr f, System.IntPtr g, System.IntPtr h, System.IntPtr i, System.IntPtr j, out long written);
[System.Runtime.InteropServices.DllImport("advapi32.dll")]
private static extern int RegCloseKey(System.IntPtr key);
public static string Written(string path) {
    System.IntPtr key;
    // HKEY_LOCAL_MACHINE, KEY_READ | KEY_WOW64_64KEY
    if (RegOpenKeyEx(new System.IntPtr(unchecked((int)0x80000002)), path, 0, 0x20119, out key) != 0) return null;
    long time;
    int failed = RegQueryInfoKey(key, System.IntPtr.Zero, System.IntPtr.Zero, System.IntPtr.Zero, System.IntPtr.Zero, System.IntPtr.Zero,
        System.IntPtr.Zero, System.IntPtr.Zero, System.IntPtr.Zero, System.IntPtr.Zero, System.IntPtr.Zero, out time);
    RegCloseKey(key);
    return failed == 0 ? System.DateTime.FromFileTimeUtc(time).ToString("o") : null;
}
'@ }
    # Where compiling is forbidden, nobody can tell.
    catch { $native = $null }
    $written = @($present | ForEach-Object { @{ key = $_; at = $(if ($native) { $native::Written($keys[$_].path) } else { $null }) } })
}
else { $written = @($present | ForEach-Object { @{ key = $_; at = $null } }) }
@{ written = $written }
