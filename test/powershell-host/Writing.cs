using System.Collections;
using System.Management.Automation;
using VpnDoctor.PowerShellHost;

namespace Microsoft.PowerShell.Commands;

// The cmdlets carry the real ones' namespace and class names, since both are part of the error ids that
// scripts compare with ("PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand").

/// <summary>The end of every top-level pipeline. Objects become text by conversion, not by formatting.</summary>
[Cmdlet(VerbsData.Out, "Default")]
public sealed class OutDefaultCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter]
    public SwitchParameter Transcript { get; set; }

    protected override void ProcessRecord() => Printer.Print(InputObject);
}

/// <summary>Shows text at once instead of passing it on.</summary>
[Cmdlet(VerbsData.Out, "Host")]
public sealed class OutHostCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter]
    public SwitchParameter Paging { get; set; }

    protected override void ProcessRecord() => Printer.Print(InputObject);
}

internal static class Printer
{
    public static void Print(PSObject? value)
    {
        if (value == null || value == System.Management.Automation.Internal.AutomationNull.Value)
        {
            return;
        }
        switch (value.BaseObject)
        {
            case ErrorRecord error:
                Console.Error.WriteLine(ErrorText.Of(error));
                break;
            case string text:
                Console.Out.WriteLine(text);
                break;
            case WarningRecord warning:
                Console.Out.WriteLine("WARNING: " + warning.Message);
                break;
            case IEnumerable many and not IDictionary when LanguagePrimitives.GetEnumerator(many) is { } items:
                while (items.MoveNext())
                {
                    Console.Out.WriteLine(Text.Of(items.Current));
                }
                break;
            default:
                Console.Out.WriteLine(Text.Of(value));
                break;
        }
    }
}

/// <summary>PowerShell's own conversion to a string, for any object.</summary>
internal static class Text
{
    public static string Of(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}

[Cmdlet(VerbsCommunications.Write, "Output")]
public sealed class WriteOutputCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject == null)
        {
            WriteObject(null);
        }
        else if (NoEnumerate)
        {
            WriteObject(InputObject.Length == 1 ? InputObject[0] : InputObject, enumerateCollection: false);
        }
        else
        {
            foreach (PSObject? item in InputObject)
            {
                WriteObject(item, enumerateCollection: true);
            }
        }
    }
}

[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    public object? Object { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public object Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor ForegroundColor { get; set; }

    [Parameter]
    public ConsoleColor BackgroundColor { get; set; }

    // Through the information stream, so that 6>$null and -InformationVariable see it.
    protected override void ProcessRecord() => WriteInformation(
        new HostInformationMessage { Message = Join(Object), NoNewLine = NoNewline }, ["PSHOST"]);

    private string Join(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain is IEnumerable many and not string and not IDictionary
            ? string.Join(Text.Of(Separator), many.Cast<object?>().Select(Join))
            : Text.Of(value);
    }
}

[Cmdlet(VerbsCommunications.Write, "Warning")]
public sealed class WriteWarningCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    [Alias("Msg")]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteWarning(Message);
}

[Cmdlet(VerbsCommunications.Write, "Verbose")]
public sealed class WriteVerboseCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    [Alias("Msg")]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteVerbose(Message);
}

[Cmdlet(VerbsCommunications.Write, "Debug")]
public sealed class WriteDebugCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    [Alias("Msg")]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteDebug(Message);
}

[Cmdlet(VerbsCommunications.Write, "Information")]
public sealed class WriteInformationCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [Alias("Msg", "Message")]
    public object? MessageData { get; set; }

    [Parameter(Position = 1)]
    public string[] Tags { get; set; } = [];

    protected override void ProcessRecord() => WriteInformation(MessageData!, Tags);
}

/// <summary>Progress is drawn on a console only, and here is none.</summary>
[Cmdlet(VerbsCommunications.Write, "Progress")]
public sealed class WriteProgressCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string? Activity { get; set; }

    [Parameter(Position = 1)]
    public string? Status { get; set; }

    [Parameter(Position = 2)]
    public int Id { get; set; }

    [Parameter]
    public int PercentComplete { get; set; }

    [Parameter]
    public int SecondsRemaining { get; set; }

    [Parameter]
    public string? CurrentOperation { get; set; }

    [Parameter]
    public int ParentId { get; set; }

    [Parameter]
    public SwitchParameter Completed { get; set; }

    [Parameter]
    public int SourceId { get; set; }
}

/// <summary>The exception behind an error that has only a message; its name is that error's id.</summary>
public class WriteErrorException : SystemException
{
    public WriteErrorException(string message) : base(message) { }
}

[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "NoException")]
public sealed class WriteErrorCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "WithException", Mandatory = true)]
    public Exception? Exception { get; set; }

    [Parameter(Position = 0, ParameterSetName = "NoException", Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = "WithException")]
    [AllowNull]
    [AllowEmptyString]
    [Alias("Msg")]
    public string? Message { get; set; }

    [Parameter(Position = 0, ParameterSetName = "ErrorRecord", Mandatory = true)]
    public ErrorRecord? ErrorRecord { get; set; }

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public string ErrorId { get; set; } = "";

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public object? TargetObject { get; set; }

    [Parameter]
    public string RecommendedAction { get; set; } = "";

    [Parameter]
    [Alias("Activity")]
    public string CategoryActivity { get; set; } = "";

    [Parameter]
    [Alias("Reason")]
    public string CategoryReason { get; set; } = "";

    [Parameter]
    [Alias("TargetName")]
    public string CategoryTargetName { get; set; } = "";

    [Parameter]
    [Alias("TargetType")]
    public string CategoryTargetType { get; set; } = "";

    protected override void ProcessRecord()
    {
        ErrorRecord record;
        if (ErrorRecord != null)
        {
            record = new ErrorRecord(ErrorRecord, null);
        }
        else
        {
            Exception exception = Exception ?? new WriteErrorException(Message ?? "");
            string id = ErrorId.Length > 0 ? ErrorId : exception.GetType().FullName!;
            record = new ErrorRecord(exception, id, Category, TargetObject);
            if (Exception != null && !string.IsNullOrEmpty(Message))
            {
                record.ErrorDetails = new ErrorDetails(Message);
            }
        }
        if (RecommendedAction.Length > 0)
        {
            record.ErrorDetails ??= new ErrorDetails(record.Exception.Message);
            record.ErrorDetails.RecommendedAction = RecommendedAction;
        }
        record.CategoryInfo.Activity = CategoryActivity.Length > 0 ? CategoryActivity : "Write-Error";
        if (CategoryReason.Length > 0)
        {
            record.CategoryInfo.Reason = CategoryReason;
        }
        if (CategoryTargetName.Length > 0)
        {
            record.CategoryInfo.TargetName = CategoryTargetName;
        }
        if (CategoryTargetType.Length > 0)
        {
            record.CategoryInfo.TargetType = CategoryTargetType;
        }
        // The caller's place: MyInvocation as seen from here is the script or function that wrote the error.
        if (GetVariableValue("MyInvocation") is InvocationInfo caller)
        {
            Engine.SetInvocation(record, caller);
        }
        WriteError(record);
    }
}

/// <summary>Text of the input by conversion; the real one formats.</summary>
[Cmdlet(VerbsData.Out, "String")]
public sealed class OutStringCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter]
    public SwitchParameter Stream { get; set; }

    [Parameter]
    public int Width { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject == null)
        {
            return;
        }
        string line = InputObject.BaseObject is ErrorRecord error ? ErrorText.Of(error) : Text.Of(InputObject);
        if (Stream)
        {
            WriteObject(line);
        }
        else
        {
            _lines.Add(line);
        }
    }

    protected override void EndProcessing()
    {
        if (!Stream)
        {
            WriteObject(NoNewline ? string.Concat(_lines) : string.Concat(_lines.Select(line => line + Environment.NewLine)));
        }
    }
}

/// <summary>Always fails: nobody is there to answer.</summary>
[Cmdlet(VerbsCommunications.Read, "Host")]
public sealed class ReadHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    public object? Prompt { get; set; }

    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    protected override void BeginProcessing() => WriteObject(Host.UI.ReadLine());
}
