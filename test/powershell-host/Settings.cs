using System.Management.Automation;

namespace VpnDoctor.PowerShellHost;

/// <summary>What the tests ask for through VPN_DOCTOR_HOST_* environment variables.</summary>
internal sealed class Settings
{
    private const string Prefix = "VPN_DOCTOR_HOST_";

    public PSLanguageMode Language { get; private init; }
    public bool AllSigned { get; private init; }
    public string[] Stubs { get; private init; } = [];
    public int StartDelayMs { get; private init; }
    public bool MuteStderr { get; private init; }
    public bool NoStdinShell { get; private init; }

    public static Settings Read() => new()
    {
        Language = Choice("LANGUAGE", PSLanguageMode.FullLanguage),
        AllSigned = Text("POLICY").Equals("AllSigned", StringComparison.OrdinalIgnoreCase),
        Stubs = Text("STUBS").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        StartDelayMs = int.TryParse(Text("START_DELAY_MS"), out int ms) ? ms : 0,
        MuteStderr = Text("MUTE_STDERR") == "1",
        NoStdinShell = Text("NO_STDIN_SHELL") == "1",
    };

    private static string Text(string name) => Environment.GetEnvironmentVariable(Prefix + name) ?? "";

    private static T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        string text = Text(name);
        if (text.Length == 0)
        {
            return otherwise;
        }
        return Enum.TryParse(text, ignoreCase: true, out T value)
            ? value
            : throw new UsageException($"{Prefix}{name}: '{text}' is not one of {string.Join(", ", Enum.GetNames<T>())}");
    }
}
