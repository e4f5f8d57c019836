using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace VpnDoctor.PowerShellHost;

/// <summary>
/// The few internal members of the engine that the real powershell.exe uses too. They are reached by reflection,
/// which is safe because the package's version is pinned; a missing one is an error, never a silent difference.
/// </summary>
internal static class Engine
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly Lazy<MethodInfo> s_coreTypesContains = new(() =>
        typeof(PSObject).Assembly.GetType("System.Management.Automation.CoreTypes", throwOnError: true)!
            .GetMethod("Contains", Any, [typeof(Type)]) ?? throw new MissingMethodException("CoreTypes.Contains"));

    private static readonly Lazy<MethodInfo> s_setInvocationInfo = new(() =>
        typeof(ErrorRecord).GetMethod("SetInvocationInfo", Any) ?? throw new MissingMethodException("ErrorRecord.SetInvocationInfo"));

    private static readonly Lazy<PropertyInfo> s_preserveInvocationInfoOnce = new(() =>
        typeof(ErrorRecord).GetProperty("PreserveInvocationInfoOnce", Any) ?? throw new MissingMemberException("ErrorRecord.PreserveInvocationInfoOnce"));

    /// <summary>Whether Constrained Language Mode allows this type.</summary>
    public static bool IsCoreType(Type type) => (bool)s_coreTypesContains.Value.Invoke(null, [type])!;

    /// <summary>Write-Error reports the place of its caller, and the error id carries the caller's name.</summary>
    public static void SetInvocation(ErrorRecord record, InvocationInfo caller)
    {
        s_setInvocationInfo.Value.Invoke(record, [caller]);
        s_preserveInvocationInfoOnce.Value.SetValue(record, true);
    }

    /// <summary>A failed validation that makes the binder look for another parameter set instead of giving up.</summary>
    public static Exception TryNextParameterSet(string message)
    {
        ConstructorInfo constructor = typeof(ValidationMetadataException).GetConstructor(Any, [typeof(string), typeof(bool)])
            ?? throw new MissingMethodException("ValidationMetadataException(string, bool)");
        return (Exception)constructor.Invoke([message, true]);
    }

    /// <summary>Makes "exit 7" in a script started by -File end the program, as the real one does.</summary>
    public static void EndProgramOnScriptExit(Runspace runspace, bool value)
    {
        object context = Member(runspace, "ExecutionContext");
        PropertyInfo property = context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Any)
            ?? throw new MissingMemberException("ExecutionContext.ScriptCommandProcessorShouldRethrowExit");
        property.SetValue(context, value);
    }

    /// <summary>The value of $? after the last statement, for the exit code of -Command.</summary>
    public static bool LastStatementSucceeded(Runspace runspace)
    {
        object context = Member(runspace, "ExecutionContext");
        return (bool)Member(context, "QuestionMarkVariableValue");
    }

    private static object Member(object target, string name)
    {
        for (Type? type = target.GetType(); type != null; type = type.BaseType)
        {
            if (type.GetProperty(name, Any | BindingFlags.DeclaredOnly) is { } property)
            {
                return property.GetValue(target) ?? throw new MissingMemberException(name);
            }
            if (type.GetField(name, Any | BindingFlags.DeclaredOnly) is { } field)
            {
                return field.GetValue(target) ?? throw new MissingMemberException(name);
            }
        }
        throw new MissingMemberException(target.GetType().FullName, name);
    }
}
