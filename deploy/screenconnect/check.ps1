#!ps
#timeout=150000
#maxlength=20000
# ConnectWise ScreenConnect, Commands tab: paste all of it. It runs as SYSTEM; nothing is dialled, no connection is touched.
$tool = "$env:ProgramW6432\vpn-doctor\vpn-doctor.exe"
if (Test-Path -LiteralPath $tool) { & $tool check --no-ask 2>$null }
else { 'vpn-doctor is not installed.' }
