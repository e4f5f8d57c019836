using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace VpnDoctor.PowerShellHost;

/// <summary>
/// Refuses script files as a Group Policy "AllSigned" does; commands typed in, functions and cmdlets still run.
/// Off Windows the engine never asks an AuthorizationManager, so there the same refusal is put in the script's
/// place when its name is looked up.
/// </summary>
internal sealed class Policy() : AuthorizationManager("VpnDoctor.PowerShellHost")
{
    private bool _allSigned;

    /// <summary>Called once the stubs are loaded: they are the machine, not the script under test.</summary>
    public void RequireSignatures(Runspace runspace)
    {
        _allSigned = true;
        if (!OperatingSystem.IsWindows())
        {
            runspace.SessionStateProxy.InvokeCommand.PostCommandLookupAction = (_, found) =>
            {
                if (found.Command is ExternalScriptInfo script)
                {
                    string path = script.Path.Replace("'", "''");
                    found.CommandScriptBlock = ScriptBlock.Create($"throw (Get-ScriptRefusal '{path}')");
                }
            };
        }
    }

    protected override bool ShouldRun(CommandInfo commandInfo, CommandOrigin origin, PSHost host, out Exception reason)
    {
        bool refused = _allSigned && commandInfo is ExternalScriptInfo;
        reason = refused ? Refusal(((ExternalScriptInfo)commandInfo).Path) : null!;
        return !refused;
    }

    /// <summary>Its error id is "UnauthorizedAccess".</summary>
    public static PSSecurityException Refusal(string path) => new(
        $"File {path} cannot be loaded. The file {path} is not digitally signed. You cannot run this script on the " +
        "current system. For more information about running scripts and setting execution policy, see " +
        "about_Execution_Policies at https:/go.microsoft.com/fwlink/?LinkID=135170.");
}

/// <summary>A cmdlet, because in Constrained Language Mode a script block cannot make the exception itself.</summary>
[Cmdlet(VerbsCommon.Get, "ScriptRefusal")]
public sealed class GetScriptRefusalCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true)]
    public string Path { get; set; } = "";

    protected override void BeginProcessing() => WriteObject(Policy.Refusal(Path));
}
