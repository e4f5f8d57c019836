using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// What the item cmdlets share. They go through the engine's providers (InvokeProvider), so that registry, environment
/// and variable paths work wherever the provider does. That API throws where the real cmdlets write an error and
/// go on, so each call is wrapped.
/// </summary>
public abstract class ItemCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [AllowNull]
    [AllowEmptyString]
    public virtual string[]? Path { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    public string[]? LiteralPath { get; set; }

    protected bool Literal => ParameterSetName == "LiteralPath";

    protected virtual string[] DefaultPath => throw new PSArgumentException("Cannot bind argument to parameter 'Path' because it is missing.", "Path");

    protected string[] Paths => (Literal ? LiteralPath : Path) ?? DefaultPath;

    protected void Try(string target, Action action)
    {
        try
        {
            action();
        }
        // Every failure of the engine carries its own record; the rest are the file system's.
        catch (Exception e) when (e is IContainsErrorRecord and not (PipelineStoppedException or ParameterBindingException))
        {
            WriteError(new ErrorRecord(((IContainsErrorRecord)e).ErrorRecord, e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException)
        {
            ErrorCategory category = e is UnauthorizedAccessException or System.Security.SecurityException ? ErrorCategory.PermissionDenied : ErrorCategory.ReadError;
            WriteError(new ErrorRecord(e, e.GetType().FullName, category, target));
        }
    }

    /// <summary>The real file behind a path, or null when another provider owns it. A pattern gives each match.</summary>
    protected IEnumerable<(string Shown, string? File)> Files(string path, bool mustExist)
    {
        if (Literal || !mustExist)
        {
            string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (!IsFileSystem(provider))
            {
                return [(path, null)];
            }
            if (mustExist && !File.Exists(full) && !Directory.Exists(full))
            {
                throw new ItemNotFoundException(path, $"Cannot find path '{full}' because it does not exist.");
            }
            return [(path, full)];
        }
        Collection<string> found = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo owner);
        return IsFileSystem(owner) ? found.Select(file => (file, (string?)file)) : [(path, null)];
    }

    private static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";

    /// <summary>"Cannot find path", with the id the engine itself gives.</summary>
    protected sealed class ItemNotFoundException(string path, string message) : System.Management.Automation.ItemNotFoundException(message), IContainsErrorRecord
    {
        ErrorRecord IContainsErrorRecord.ErrorRecord => new(new System.Management.Automation.ItemNotFoundException(Message), "PathNotFound", ErrorCategory.ObjectNotFound, path);
    }
}

[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = "Path")]
public sealed class GetItemCommand : ItemCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () => WriteObject(InvokeProvider.Item.Get([path], Force, Literal), enumerateCollection: true));
        }
    }
}

[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Path")]
public sealed class GetChildItemCommand : ItemCommand
{
    [Parameter(Position = 1)]
    public string? Filter { get; set; }

    [Parameter]
    public string[] Include { get; set; } = [];

    [Parameter]
    public string[] Exclude { get; set; } = [];

    [Parameter]
    [Alias("s")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public uint? Depth { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    [Parameter]
    [Alias("ad")]
    public SwitchParameter Directory { get; set; }

    [Parameter]
    [Alias("af")]
    public SwitchParameter File { get; set; }

    protected override string[] DefaultPath => ["."];

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                Collection<PSObject> items = InvokeProvider.ChildItem.Get([path], Recurse || Depth != null, Depth ?? uint.MaxValue, Force, Literal);
                foreach (PSObject item in items.Where(Wanted))
                {
                    WriteObject(Name ? ChildName(item) : item);
                }
            });
        }
    }

    private bool Wanted(PSObject item)
    {
        if (Directory && item.BaseObject is not DirectoryInfo || File && item.BaseObject is not FileInfo)
        {
            return false;
        }
        string name = ChildName(item);
        return (Filter == null || Matches(Filter, name))
            && (Include.Length == 0 || Include.Any(pattern => Matches(pattern, name)))
            && !Exclude.Any(pattern => Matches(pattern, name));
    }

    private static bool Matches(string pattern, string name) => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(name);

    private static string ChildName(PSObject item) => Text.Of(PropertySpec.Property(item, "PSChildName") ?? PropertySpec.Property(item, "Name"));
}

[Cmdlet(VerbsCommon.Get, "ItemProperty", DefaultParameterSetName = "Path")]
public sealed class GetItemPropertyCommand : ItemCommand
{
    [Parameter(Position = 1)]
    public string[] Name { get; set; } = [];

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () => WriteObject(InvokeProvider.Property.Get([path], [.. Name], Literal), enumerateCollection: true));
        }
    }
}

[Cmdlet(VerbsCommon.Get, "ItemPropertyValue", DefaultParameterSetName = "Path")]
public sealed class GetItemPropertyValueCommand : ItemCommand
{
    [Parameter(Position = 1, Mandatory = true)]
    public string[] Name { get; set; } = [];

    protected override string[] DefaultPath => ["."];

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                foreach (PSObject found in InvokeProvider.Property.Get([path], [.. Name], Literal))
                {
                    foreach (string name in Name)
                    {
                        if (found.Properties[name] is { } property)
                        {
                            WriteObject(property.Value);
                        }
                    }
                }
            });
        }
    }
}

[Cmdlet(VerbsCommon.Set, "ItemProperty", DefaultParameterSetName = "Path")]
public sealed class SetItemPropertyCommand : ItemCommand
{
    [Parameter(Position = 1, Mandatory = true)]
    public string Name { get; set; } = "";

    [Parameter(Position = 2, Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                var values = new PSObject();
                values.Properties.Add(new PSNoteProperty(Name, Value));
                InvokeProvider.Property.Set([path], values, Force, Literal);
            });
        }
    }
}

[Cmdlet(VerbsCommon.New, "ItemProperty", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class NewItemPropertyCommand : ItemCommand
{
    [Parameter(Position = 1, Mandatory = true)]
    public string Name { get; set; } = "";

    [Parameter]
    [Alias("Type")]
    public string? PropertyType { get; set; }

    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Paths.Where(path => ShouldProcess($"Item: {path} Property: {Name}", "New Property")))
        {
            Try(path, () => WriteObject(InvokeProvider.Property.New([path], Name, PropertyType, Value, Force, Literal), enumerateCollection: true));
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "ItemProperty", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class RemoveItemPropertyCommand : ItemCommand
{
    [Parameter(Position = 1, Mandatory = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            foreach (string name in Name.Where(name => ShouldProcess($"Item: {path} Property: {name}", "Remove Property")))
            {
                Try(path, () => InvokeProvider.Property.Remove([path], name, Force, Literal));
            }
        }
    }
}

/// <summary>What Test-Path may ask for.</summary>
public enum TestPathType
{
    Any,
    Container,
    Leaf,
}

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
public sealed class TestPathCommand : ItemCommand
{
    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; }

    [Parameter]
    public SwitchParameter IsValid { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            if (string.IsNullOrWhiteSpace(path))
            {
                WriteObject(false);
                continue;
            }
            bool found = false;
            try
            {
                found = IsValid
                    ? SessionState.Path.IsValid(path)
                    : InvokeProvider.Item.Exists(path, force: true, Literal) && (PathType == TestPathType.Any || IsContainer(path) == (PathType == TestPathType.Container));
            }
            catch (Exception e) when (e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or System.Management.Automation.ItemNotFoundException)
            {
                // Not there: that is an answer, not an error.
            }
            catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
            {
                WriteError(new ErrorRecord(((IContainsErrorRecord)e).ErrorRecord, e));
            }
            WriteObject(found);
        }
    }

    private bool IsContainer(string path) => InvokeProvider.Item.IsContainer(Literal ? WildcardPattern.Escape(path) : path);
}

[Cmdlet(VerbsCommon.New, "Item")]
public sealed class NewItemCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    public string? Name { get; set; }

    [Parameter]
    [Alias("Type")]
    public string? ItemType { get; set; }

    [Parameter(ValueFromPipeline = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(InvokeProvider.Item.New(Path.Length == 0 ? [""] : Path, Name, ItemType, Value, Force), enumerateCollection: true);
        }
        catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
        {
            WriteError(new ErrorRecord(((IContainsErrorRecord)e).ErrorRecord, e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(e, e.GetType().FullName, ErrorCategory.WriteError, Path));
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "Item", DefaultParameterSetName = "Path")]
public sealed class RemoveItemCommand : ItemCommand
{
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                if (Literal && !InvokeProvider.Item.Exists(path, Force, literalPath: true))
                {
                    throw new ItemNotFoundException(path, $"Cannot find path '{path}' because it does not exist.");
                }
                InvokeProvider.Item.Remove([path], Recurse, Force, Literal);
            });
        }
    }
}

[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = "Path")]
public sealed class ResolvePathCommand : ItemCommand
{
    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                if (Literal && !InvokeProvider.Item.Exists(path, force: true, literalPath: true))
                {
                    throw new ItemNotFoundException(path, $"Cannot find path '{path}' because it does not exist.");
                }
                WriteObject(SessionState.Path.GetResolvedPSPathFromPSPath(Literal ? WildcardPattern.Escape(path) : path), enumerateCollection: true);
            });
        }
    }
}

[Cmdlet(VerbsCommon.Get, "Location")]
public sealed class GetLocationCommand : PSCmdlet
{
    protected override void BeginProcessing() => WriteObject(SessionState.Path.CurrentLocation);
}

[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
public sealed class SetLocationCommand : ItemCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                PathInfo now = SessionState.Path.SetLocation(Literal ? WildcardPattern.Escape(path) : path);
                if (PassThru)
                {
                    WriteObject(now);
                }
            });
        }
    }
}

[Cmdlet(VerbsCommon.Join, "Path")]
public sealed class JoinPathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    public string ChildPath { get; set; } = "";

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            try
            {
                string joined = SessionState.Path.Combine(path, ChildPath ?? "");
                if (Resolve)
                {
                    WriteObject(SessionState.Path.GetResolvedPSPathFromPSPath(joined).Select(found => found.Path), enumerateCollection: true);
                }
                else
                {
                    WriteObject(joined);
                }
            }
            catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
            {
                WriteError(new ErrorRecord(((IContainsErrorRecord)e).ErrorRecord, e));
            }
        }
    }
}

[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "Parent")]
public sealed class SplitPathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Parent")]
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Leaf")]
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Qualifier")]
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "NoQualifier")]
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "IsAbsolute")]
    public string[] Path { get; set; } = [];

    // With 5.1, -LiteralPath goes with -Parent only.
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(ParameterSetName = "Parent")]
    public SwitchParameter Parent { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Leaf")]
    public SwitchParameter Leaf { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Qualifier")]
    public SwitchParameter Qualifier { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "NoQualifier")]
    public SwitchParameter NoQualifier { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "IsAbsolute")]
    public SwitchParameter IsAbsolute { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in ParameterSetName == "LiteralPath" ? LiteralPath : Path)
        {
            int colon = path.IndexOf(':');
            try
            {
                WriteObject(ParameterSetName switch
                {
                    "Leaf" => SessionState.Path.ParseChildName(path),
                    "Qualifier" => colon > 0 ? path[..(colon + 1)] : throw new FormatException($"Cannot parse path because path '{path}' does not have a qualifier specified."),
                    "NoQualifier" => colon > 0 ? path[(colon + 1)..] : path,
                    "IsAbsolute" => SessionState.Path.IsPSAbsolute(path, out _),
                    _ => SessionState.Path.ParseParent(path, ""),
                });
            }
            catch (FormatException e)
            {
                WriteError(new ErrorRecord(e, "ParsePathFormatError", ErrorCategory.InvalidArgument, path));
            }
            catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
            {
                WriteError(new ErrorRecord(((IContainsErrorRecord)e).ErrorRecord, e));
            }
        }
    }
}
