<#
.SYNOPSIS
Makes a session a stubbed Windows, and runs the script that is named, if one is.
.DESCRIPTION
VPN_DOCTOR_HOST_STUBS: scripts to dot-source first, always in full language (a list as PATH is one).
VPN_DOCTOR_HOST_LANGUAGE: FullLanguage or ConstrainedLanguage, from then on. A stub that fails ends the process with 64, so that no test
passes by accident.
#>
$Error.Clear()
try {
    foreach ($stub in "$env:VPN_DOCTOR_HOST_STUBS" -split [IO.Path]::PathSeparator) { if ($stub -ne '') { . $stub } }
    if ($Error.Count -gt 0) { throw $Error[0] }
    if ($env:VPN_DOCTOR_HOST_LANGUAGE) { $ExecutionContext.SessionState.LanguageMode = $env:VPN_DOCTOR_HOST_LANGUAGE }
}
catch {
    [Console]::Error.WriteLine("$_")
    [Environment]::Exit(64)
}
if ($args.Count -gt 0) { & $args[0] }
