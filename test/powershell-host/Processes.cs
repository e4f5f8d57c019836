using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>The exception behind "no such process".</summary>
public sealed class ProcessCommandException(string message) : SystemException(message);

internal static class ProcessFinder
{
    public static IEnumerable<Process> Find(PSCmdlet cmdlet, int[]? ids, string[]? names)
    {
        if (ids != null)
        {
            foreach (int id in ids)
            {
                Process? found = null;
                try
                {
                    found = Process.GetProcessById(id);
                }
                catch (ArgumentException)
                {
                    cmdlet.WriteError(new ErrorRecord(new ProcessCommandException($"Cannot find a process with the process identifier {id}."), "NoProcessFoundForGivenId", ErrorCategory.ObjectNotFound, id));
                }
                if (found != null)
                {
                    yield return found;
                }
            }
            yield break;
        }
        Process[] all = Process.GetProcesses();
        foreach (string name in names ?? ["*"])
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            bool any = false;
            foreach (Process process in all.Where(p => pattern.IsMatch(Name(p))).OrderBy(Name, StringComparer.OrdinalIgnoreCase))
            {
                any = true;
                yield return process;
            }
            if (!any && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                cmdlet.WriteError(new ErrorRecord(new ProcessCommandException($"Cannot find a process with the name \"{name}\". Verify the process name and call the cmdlet again."), "NoProcessFoundForGivenName", ErrorCategory.ObjectNotFound, name));
            }
        }
    }

    private static string Name(Process process)
    {
        try
        {
            return process.ProcessName;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}

[Cmdlet(VerbsCommon.Get, "Process", DefaultParameterSetName = "Name")]
public sealed class GetProcessCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Name", ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessName")]
    public string[]? Name { get; set; }

    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PID")]
    public int[]? Id { get; set; }

    protected override void ProcessRecord() => WriteObject(ProcessFinder.Find(this, Id, Name), enumerateCollection: true);
}

[Cmdlet(VerbsLifecycle.Stop, "Process", DefaultParameterSetName = "Id")]
public sealed class StopProcessCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public int[]? Id { get; set; }

    [Parameter(ParameterSetName = "Name", Mandatory = true)]
    [Alias("ProcessName")]
    public string[]? Name { get; set; }

    [Parameter(Position = 0, ParameterSetName = "Object", Mandatory = true, ValueFromPipeline = true)]
    public Process[]? InputObject { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        foreach (Process process in InputObject ?? ProcessFinder.Find(this, Id, Name))
        {
            try
            {
                process.Kill();
                if (PassThru)
                {
                    WriteObject(process);
                }
            }
            catch (Exception e) when (e is Win32Exception or InvalidOperationException)
            {
                WriteError(new ErrorRecord(e, "CouldNotStopProcess", ErrorCategory.CloseError, process));
            }
        }
    }
}
