using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Runtime.InteropServices;
using VpnDoctor.PowerShellHost;

namespace Microsoft.PowerShell.Commands;

/// <summary>A "property" argument: a name, a script block, or @{Name=...; Expression=...}.</summary>
internal sealed class PropertySpec
{
    private readonly string? _path;
    private readonly ScriptBlock? _block;

    private PropertySpec(string name, string? path, ScriptBlock? block, bool? descending)
    {
        Name = name;
        _path = path;
        _block = block;
        Descending = descending;
    }

    public string Name { get; }
    public bool? Descending { get; }
    public bool IsPattern => _path != null && WildcardPattern.ContainsWildcardCharacters(_path);

    public static PropertySpec From(object argument)
    {
        object plain = argument is PSObject wrapped ? wrapped.BaseObject : argument;
        switch (plain)
        {
            case ScriptBlock block:
                return new PropertySpec(block.ToString(), null, block, null);
            case IDictionary table:
                string? name = null;
                object? expression = null;
                bool? descending = null;
                foreach (DictionaryEntry entry in table)
                {
                    string key = Text.Of(entry.Key);
                    if (Starts("name", key) || Starts("label", key))
                    {
                        name = Text.Of(entry.Value);
                    }
                    else if (Starts("expression", key))
                    {
                        expression = entry.Value is PSObject inner ? inner.BaseObject : entry.Value;
                    }
                    else if (Starts("descending", key))
                    {
                        descending = LanguagePrimitives.IsTrue(entry.Value);
                    }
                    else if (Starts("ascending", key))
                    {
                        descending = !LanguagePrimitives.IsTrue(entry.Value);
                    }
                    else
                    {
                        throw new PSArgumentException($"The key '{key}' is not valid for a property.");
                    }
                }
                var code = expression as ScriptBlock;
                string? path = code == null ? Text.Of(expression) : null;
                return new PropertySpec(name ?? code?.ToString() ?? path ?? "", path, code, descending);
            default:
                string text = Text.Of(argument);
                return new PropertySpec(text, text, null, null);
        }
    }

    private static bool Starts(string full, string key) => key.Length > 0 && full.StartsWith(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value; an expression that fails, and a property that is not there, give null as in the real cmdlets.</summary>
    public object? Of(object? item)
    {
        if (_block != null)
        {
            try
            {
                var found = _block.InvokeWithContext(null, [new PSVariable("_", item)]);
                return found.Count switch { 0 => null, 1 => Unwrap(found[0]), _ => found.Select(Unwrap).ToArray() };
            }
            catch (RuntimeException)
            {
                return null;
            }
        }
        return Property(item, _path!);
    }

    public bool Exists(object? item) => _block != null || (item != null && Find(item, _path!, out _));

    public static object? Property(object? item, string name) => item != null && Find(item, name, out object? value) ? value : null;

    private static bool Find(object item, string name, out object? value)
    {
        value = null;
        object plain = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (plain is IDictionary table && table.Contains(name))
        {
            value = table[name];
            return true;
        }
        PSPropertyInfo? property = PSObject.AsPSObject(item).Properties[name];
        if (property == null)
        {
            return false;
        }
        try
        {
            value = property.Value;
        }
        catch (GetValueException)
        {
            value = null;
        }
        return true;
    }

    private static object? Unwrap(PSObject? value) => value?.BaseObject is PSCustomObject ? value : value?.BaseObject;
}

/// <summary>In Constrained Language Mode only the types the engine lists as core may be made.</summary>
[Cmdlet(VerbsCommon.New, "Object", DefaultParameterSetName = "Net")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Net", Mandatory = true, Position = 0)]
    public string TypeName { get; set; } = "";

    [Parameter(ParameterSetName = "Com", Mandatory = true, Position = 0)]
    public string ComObject { get; set; } = "";

    [Parameter(ParameterSetName = "Net", Position = 1)]
    [Alias("Args")]
    public object?[] ArgumentList { get; set; } = [];

    [Parameter(ParameterSetName = "Com")]
    public SwitchParameter Strict { get; set; }

    [Parameter]
    public IDictionary? Property { get; set; }

    protected override void BeginProcessing()
    {
        object made = ParameterSetName == "Com" ? MakeCom() : MakeNet();
        if (Property != null)
        {
            PSObject target = PSObject.AsPSObject(made);
            foreach (DictionaryEntry entry in Property)
            {
                Set(target, Text.Of(entry.Key), entry.Value);
            }
            WriteObject(target);
            return;
        }
        WriteObject(made);
    }

    private bool Constrained => SessionState.LanguageMode == PSLanguageMode.ConstrainedLanguage;

    private object MakeNet()
    {
        if (!LanguagePrimitives.TryConvertTo(TypeName, out Type? type) || type == null)
        {
            throw Fail(new PSArgumentException($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded."), "TypeNotFound", ErrorCategory.InvalidType);
        }
        if (Constrained && !Engine.IsCoreType(type))
        {
            throw Fail(new PSNotSupportedException("Cannot create type. Only core types are supported in this language mode."), "CannotCreateTypeConstrainedLanguage", ErrorCategory.PermissionDenied);
        }
        if (type == typeof(PSObject) || type == typeof(PSCustomObject))
        {
            return ArgumentList.Length > 0 && ArgumentList[0] is { } inner ? new PSObject(inner) : new PSObject();
        }
        object?[] plain = [.. ArgumentList.Select(a => a is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : a)];
        if (type.IsValueType && plain.Length == 0)
        {
            return Activator.CreateInstance(type)!;
        }
        try
        {
            return Construct(type, plain);
        }
        catch (System.Reflection.TargetInvocationException e) when (e.InnerException != null)
        {
            throw Fail(new MethodInvocationException($"Exception calling \".ctor\" with \"{plain.Length}\" argument(s): \"{e.InnerException.Message}\"", e.InnerException), "ConstructorInvokedThrowException,Microsoft.PowerShell.Commands.NewObjectCommand", ErrorCategory.InvalidOperation);
        }
    }

    private object Construct(Type type, object?[] arguments)
    {
        var candidates = type.GetConstructors().Where(c => c.GetParameters().Length == arguments.Length)
            .OrderByDescending(c => c.GetParameters().Zip(arguments).Count(pair => pair.Second != null && pair.First.ParameterType.IsInstanceOfType(pair.Second)));
        foreach (var constructor in candidates)
        {
            var parameters = constructor.GetParameters();
            var converted = new object?[arguments.Length];
            bool fits = true;
            for (int i = 0; fits && i < arguments.Length; i++)
            {
                fits = LanguagePrimitives.TryConvertTo(arguments[i], parameters[i].ParameterType, CultureInfo.InvariantCulture, out converted[i]);
            }
            if (fits)
            {
                return constructor.Invoke(converted);
            }
        }
        throw Fail(new PSArgumentException($"A constructor was not found. Cannot find an appropriate constructor for type {type.FullName}."), "CannotFindAppropriateCtor", ErrorCategory.ObjectNotFound);
    }

    private object MakeCom()
    {
        string[] allowed = ["Scripting.Dictionary", "Scripting.FileSystemObject", "VBScript.RegExp"];
        if (Constrained && !allowed.Contains(ComObject, StringComparer.OrdinalIgnoreCase))
        {
            throw Fail(new PSNotSupportedException("Cannot create type. Only core types are supported in this language mode."), "CannotCreateComTypeConstrainedLanguage", ErrorCategory.PermissionDenied);
        }
        try
        {
            Type? type = OperatingSystem.IsWindows() ? Type.GetTypeFromProgID(ComObject) : null;
            if (type != null && Activator.CreateInstance(type) is { } made)
            {
                return made;
            }
        }
        catch (COMException e)
        {
            throw Fail(e, "NoCOMClassIdentified", ErrorCategory.ResourceUnavailable);
        }
        throw Fail(new COMException($"Retrieving the COM class factory for component failed: {ComObject} is not registered.", unchecked((int)0x80040154)), "NoCOMClassIdentified", ErrorCategory.ResourceUnavailable);
    }

    private void Set(PSObject target, string name, object? value)
    {
        PSPropertyInfo? property = target.Properties[name];
        if (property != null)
        {
            property.Value = value;
        }
        else if (target.BaseObject is PSCustomObject)
        {
            target.Properties.Add(new PSNoteProperty(name, value));
        }
        else
        {
            throw Fail(new InvalidOperationException($"The member \"{name}\" was not found for the specified .NET object."), "InvalidOperationException", ErrorCategory.InvalidOperation);
        }
    }

    private Exception Fail(Exception exception, string id, ErrorCategory category)
    {
        ThrowTerminatingError(new ErrorRecord(exception, id, category, null));
        return exception;
    }
}

/// <summary>"Add-Member NoteProperty x 1" is a kind, a name and a value: this is how the binder is told.</summary>
internal sealed class NotAMemberTypeAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Enum.TryParse<PSMemberTypes>(Text.Of(arguments), ignoreCase: true, out _))
        {
            throw Engine.TryNextParameterSet($"'{arguments}' is a kind of member, not a name.");
        }
    }
}

[Cmdlet(VerbsCommon.Add, "Member", DefaultParameterSetName = "TypeName")]
public sealed class AddMemberCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    [Parameter(ParameterSetName = "Typed", Mandatory = true, Position = 0)]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; }

    [Parameter(ParameterSetName = "Typed", Mandatory = true, Position = 1)]
    public string Name { get; set; } = "";

    [Parameter(ParameterSetName = "Typed", Position = 2)]
    public object? Value { get; set; }

    [Parameter(ParameterSetName = "Note", Mandatory = true, Position = 0)]
    [NotAMemberType]
    public string NotePropertyName { get; set; } = "";

    [Parameter(ParameterSetName = "Note", Mandatory = true, Position = 1)]
    [AllowNull]
    public object? NotePropertyValue { get; set; }

    [Parameter(ParameterSetName = "Many", Mandatory = true, Position = 0)]
    public IDictionary? NotePropertyMembers { get; set; }

    [Parameter(ParameterSetName = "TypeName", Mandatory = true)]
    [Parameter(ParameterSetName = "Typed")]
    [Parameter(ParameterSetName = "Note")]
    [Parameter(ParameterSetName = "Many")]
    public string? TypeName { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case "TypeName":
                break;
            case "Typed":
                Add(MemberType switch
                {
                    PSMemberTypes.NoteProperty => new PSNoteProperty(Name, Value),
                    PSMemberTypes.ScriptProperty => new PSScriptProperty(Name, (ScriptBlock)Plain(Value)!),
                    PSMemberTypes.ScriptMethod => new PSScriptMethod(Name, (ScriptBlock)Plain(Value)!),
                    PSMemberTypes.AliasProperty => new PSAliasProperty(Name, Text.Of(Value)),
                    _ => throw new PSNotSupportedException($"Add-Member -MemberType {MemberType} is not supplied by this test host."),
                });
                break;
            case "Many":
                foreach (DictionaryEntry entry in NotePropertyMembers!)
                {
                    Add(new PSNoteProperty(Text.Of(entry.Key), entry.Value));
                }
                break;
            default:
                Add(new PSNoteProperty(NotePropertyName, NotePropertyValue));
                break;
        }
        if (TypeName != null)
        {
            InputObject.TypeNames.Insert(0, TypeName);
        }
        if (PassThru)
        {
            WriteObject(InputObject);
        }
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private void Add(PSMemberInfo member)
    {
        if (InputObject.Members[member.Name] is { } present)
        {
            if (!Force || !present.IsInstance)
            {
                WriteError(new ErrorRecord(
                    new InvalidOperationException($"Cannot add a member with the name \"{member.Name}\" because a member with that name already exists."),
                    "MemberAlreadyExists", ErrorCategory.InvalidOperation, InputObject));
                return;
            }
            InputObject.Members.Remove(member.Name);
        }
        InputObject.Members.Add(member);
    }
}

/// <summary>Names, kinds and definitions; enough to look at an object, not to be compared with the real output.</summary>
[Cmdlet(VerbsCommon.Get, "Member")]
public sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> _seen = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    [Parameter]
    public SwitchParameter Static { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject == null || !_seen.Add(InputObject.TypeNames.FirstOrDefault() ?? ""))
        {
            return;
        }
        var patterns = Name.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToArray();
        foreach (PSMemberInfo member in InputObject.Members.OrderBy(m => m.MemberType.ToString()).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase))
        {
            bool special = member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal);
            if ((member.MemberType & MemberType) != 0 && (Force || !special) && patterns.Any(p => p.IsMatch(member.Name)))
            {
                var shown = new PSObject();
                shown.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.MemberDefinition");
                shown.Properties.Add(new PSNoteProperty("TypeName", InputObject.TypeNames.FirstOrDefault()));
                shown.Properties.Add(new PSNoteProperty("Name", member.Name));
                shown.Properties.Add(new PSNoteProperty("MemberType", member.MemberType));
                shown.Properties.Add(new PSNoteProperty("Definition", member.ToString()));
                WriteObject(shown);
            }
        }
    }
}

[Cmdlet(VerbsCommon.Get, "Culture")]
public sealed class GetCultureCommand : PSCmdlet
{
    protected override void BeginProcessing() => WriteObject(Host.CurrentCulture);
}

[Cmdlet(VerbsCommon.Get, "UICulture")]
public sealed class GetUICultureCommand : PSCmdlet
{
    protected override void BeginProcessing() => WriteObject(Host.CurrentUICulture);
}

/// <summary>Here so that the tests can prove that an injected command would have run.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Expression")]
public sealed class InvokeExpressionCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string Command { get; set; } = "";

    protected override void ProcessRecord() =>
        WriteObject(InvokeCommand.InvokeScript(false, InvokeCommand.NewScriptBlock(Command), null), enumerateCollection: true);
}

internal static class Variables
{
    /// <summary>The engine has numbered scopes for its own cmdlets only; the named ones are part of the path.</summary>
    public static string Path(string? scope, string name) => (scope?.ToLowerInvariant()) switch
    {
        null or "" or "local" or "0" => name,
        "global" or "script" => $"{scope}:{name}",
        _ => throw new PSNotSupportedException($"-Scope {scope} is not supplied by this test host."),
    };
}

[Cmdlet(VerbsCommon.Get, "Variable")]
public sealed class GetVariableCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    [Parameter]
    public string? Scope { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
                foreach (PSObject found in InvokeProvider.ChildItem.Get("Variable:\\", recurse: false))
                {
                    if (found.BaseObject is PSVariable variable && pattern.IsMatch(variable.Name))
                    {
                        Show(variable);
                    }
                }
            }
            else if (SessionState.PSVariable.Get(Variables.Path(Scope, name)) is { } variable)
            {
                Show(variable);
            }
            else
            {
                WriteError(new ErrorRecord(new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound", ErrorCategory.ObjectNotFound, name));
            }
        }
    }

    private void Show(PSVariable variable) => WriteObject(ValueOnly ? variable.Value : variable);
}

[Cmdlet(VerbsCommon.Set, "Variable")]
public sealed class SetVariableCommand : PSCmdlet
{
    private readonly List<object?> _values = [];

    [Parameter(Position = 0, Mandatory = true)]
    public string[] Name { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    public object? Value { get; set; }

    [Parameter]
    public string? Scope { get; set; }

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => _values.Add(Value);

    protected override void EndProcessing()
    {
        object? value = _values.Count switch { 0 => null, 1 => _values[0], _ => _values.ToArray() };
        foreach (string name in Name)
        {
            string path = Variables.Path(Scope, name);
            SessionState.PSVariable.Set(path, value);
            PSVariable made = SessionState.PSVariable.Get(path);
            if (Option != ScopedItemOptions.None)
            {
                made.Options = Option;
            }
            if (PassThru)
            {
                WriteObject(made);
            }
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "Variable")]
public sealed class RemoveVariableCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public string? Scope { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            string path = Variables.Path(Scope, name);
            if (SessionState.PSVariable.Get(path) == null)
            {
                WriteError(new ErrorRecord(new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound", ErrorCategory.ObjectNotFound, name));
                continue;
            }
            SessionState.PSVariable.Remove(path);
        }
    }
}
