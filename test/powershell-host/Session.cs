using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text;

namespace VpnDoctor.PowerShellHost;

/// <summary>One runspace, and the three ways of feeding it.</summary>
internal sealed class Session : IDisposable
{
    private static readonly Assembly[] s_cmdletAssemblies =
    [
        typeof(Microsoft.PowerShell.Commands.GetContentCommand).Assembly,
        typeof(Microsoft.PowerShell.Commands.ConvertToJsonCommand).Assembly,
        typeof(Microsoft.PowerShell.Commands.GetExecutionPolicyCommand).Assembly,
        typeof(GetScriptRefusalCommand).Assembly,
    ];
    private readonly ConsoleHost _host = new();
    private readonly Runspace _runspace;

    public Session(Settings settings)
    {
        var policy = new Policy();
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.AuthorizationManager = policy;
        AddCmdlets(state);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        // Run on this thread: no hand-over for each of the five lines of an invocation.
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
        // As in Windows PowerShell: with category and id.
        _runspace.SessionStateProxy.SetVariable("ErrorView", ErrorView.NormalView);

        foreach (string stub in settings.Stubs)
        {
            LoadStub(stub);
        }
        if (settings.AllSigned)
        {
            policy.RequireSignatures(_runspace);
        }
        if (settings.Language != PSLanguageMode.FullLanguage)
        {
            _runspace.SessionStateProxy.LanguageMode = settings.Language;
        }
    }

    /// <summary>Set when a script said "exit".</summary>
    public int? ExitCode => _host.ExitCode;

    public void Dispose() => _runspace.Dispose();

    /// <summary>
    /// Reads stdin as if typed. An unfinished statement collects lines until an empty one, even when a line before
    /// that would already complete it: this is what makes a multi-line block hang a driver that does not know it.
    /// </summary>
    public int RunStdin()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 65536);
        StringBuilder? block = null;
        while (input.ReadLine() is { } line)
        {
            if (block != null && line.Length > 0)
            {
                block.Append('\n').Append(line);
                continue;
            }
            if (block != null)
            {
                line = block.ToString();
                block = null;
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            else if (IsIncomplete(line))
            {
                block = new StringBuilder(line);
                continue;
            }
            Invoke(new Command(line, isScript: true, useLocalScope: false));
            if (_host.ExitCode is { } code)
            {
                return code;
            }
        }
        return 0;
    }

    /// <summary>-Command: 0 or 1 by the success of its last statement, unless it says "exit n".</summary>
    public int RunCommand(string text)
    {
        bool completed = Invoke(new Command(text, isScript: true, useLocalScope: false));
        return completed && _runspace.SessionStateProxy.GetVariable("?") is true ? 0 : 1;
    }

    /// <summary>-File: what the script's "exit n" says, 1 for an uncaught error, otherwise 0.</summary>
    public int RunFile(string path, IEnumerable<CommandParameter> arguments)
    {
        string full = Path.GetFullPath(path);
        if (!full.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
        {
            Console.Error.WriteLine($"Processing -File '{path}' failed because the file does not have a '.ps1' extension. Specify a valid Windows PowerShell script file name, and then try again.");
            return 1;
        }
        if (!File.Exists(full))
        {
            Console.Error.WriteLine($"The argument '{path}' to the -File parameter does not exist. Provide the path to an existing '.ps1' file as an argument to the -File parameter.");
            return 1;
        }
        var command = new Command(full, isScript: false, useLocalScope: false);
        foreach (CommandParameter argument in arguments)
        {
            command.Parameters.Add(argument);
        }
        Engine.EndProgramOnScriptExit(_runspace, true);
        bool completed = Invoke(command);
        Engine.EndProgramOnScriptExit(_runspace, false);
        return _host.ExitCode ?? (completed ? 0 : 1);
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Any(error => error.IncompleteInput);
    }

    /// <summary>Runs one command and shows its output and errors; false when a terminating error ended it.</summary>
    private bool Invoke(Command command)
    {
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.Commands.AddCommand(command);
        // As ConsoleHost does: errors and output go to Out-Default in the order they happen, and the engine, seeing
        // Out-Default at the end, lets native commands write to this program's own stdout and stderr.
        var end = new Command("Out-Default") { MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output };
        shell.Commands.AddCommand(end);
        try
        {
            // Only what goes into the history leaves its $? behind for the next line.
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = true });
            return true;
        }
        catch (RuntimeException e)
        {
            // Typed text that does not parse leaves no record of its own in $Error; everything else did so already.
            Console.Error.WriteLine(ErrorText.Of(e.ErrorRecord));
            return false;
        }
    }

    private void LoadStub(string path)
    {
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(". $args[0]", useLocalScope: false).AddArgument(Path.GetFullPath(path));
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException e)
        {
            throw new UsageException($"stub {path}: {ErrorText.Of(e.ErrorRecord)}");
        }
        if (shell.Streams.Error.Count > 0)
        {
            throw new UsageException($"stub {path}: {ErrorText.Of(shell.Streams.Error[0])}");
        }
    }

    /// <summary>
    /// One by one, not as modules: no manifest is searched for, read and remembered, and there is no module but these.
    /// </summary>
    private static void AddCmdlets(InitialSessionState state)
    {
        foreach (Type type in s_cmdletAssemblies.SelectMany(static assembly => assembly.GetExportedTypes()))
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet)
            {
                string name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
                state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
            }
        }
    }
}

/// <summary>An error as the "NormalView" of Windows PowerShell shows it, without wrapping at the console's width.</summary>
internal static class ErrorText
{
    public static string Of(ErrorRecord record)
    {
        var text = new StringBuilder();
        string? who = record.InvocationInfo?.MyCommand?.Name;
        if (!string.IsNullOrEmpty(who))
        {
            text.Append(who).Append(" : ");
        }
        text.AppendLine(string.IsNullOrEmpty(record.ErrorDetails?.Message) ? record.Exception.Message : record.ErrorDetails.Message);
        string? position = record.InvocationInfo?.PositionMessage;
        // The message of a parse error begins with its place.
        if (!string.IsNullOrWhiteSpace(position) && record.CategoryInfo.Category != ErrorCategory.ParserError)
        {
            text.AppendLine(position.Trim());
        }
        text.Append("    + CategoryInfo          : ").AppendLine(record.CategoryInfo.ToString());
        text.Append("    + FullyQualifiedErrorId : ").Append(record.FullyQualifiedErrorId);
        return text.ToString();
    }
}
