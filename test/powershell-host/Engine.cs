using System.Management.Automation.Runspaces;
using System.Reflection;

namespace VpnDoctor.PowerShellHost;

/// <summary>
/// The one internal member of the engine that the real powershell.exe uses too. It is reached by reflection, which is
/// safe because the package's version is pinned; where it is missing, that is an error, never a silent difference.
/// </summary>
internal static class Engine
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.FlattenHierarchy;

    /// <summary>Makes "exit 7" in a script started by -File end the program, as the real one does.</summary>
    public static void EndProgramOnScriptExit(Runspace runspace, bool value)
    {
        object context = Property(runspace.GetType(), "ExecutionContext").GetValue(runspace)!;
        Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, value);
    }

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, Any) ?? throw new MissingMemberException(type.FullName, name);
}
