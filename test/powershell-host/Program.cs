using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace VpnDoctor.PowerShellHost;

internal static class Program
{
    private static int Main(string[] args)
    {
        int code = 0;
        // The engine's own pipeline threads have a 10 MB stack; deep recursion must fail in it the same way here.
        var thread = new Thread(() => code = Run(args), 16 * 1024 * 1024);
        if (OperatingSystem.IsWindows())
        {
            thread.SetApartmentState(ApartmentState.STA);
        }
        thread.Start();
        thread.Join();
        // Not "return code": a runspace or a timer left behind by a script must not keep the program alive.
        Environment.Exit(code);
        return code;
    }

    private static int Run(string[] args)
    {
        try
        {
            CommandLine line = CommandLine.Parse(args);
            Settings settings = Settings.Read();
            if (settings.StartDelayMs > 0)
            {
                Thread.Sleep(settings.StartDelayMs);
            }
            SetUpConsole(settings.MuteStderr);
            switch (line.Mode)
            {
                case Mode.Version:
                    Console.Out.WriteLine(EngineVersion());
                    return 0;
                case Mode.Stdin when settings.NoStdinShell:
                    return 1;
                default:
                    return RunScripts(line, settings);
            }
        }
        catch (UsageException e)
        {
            Console.Error.WriteLine($"powershell-host: {e.Message}");
            return 64;
        }
    }

    private static string EngineVersion()
    {
        string full = typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return full.Split(' ', '+', '-')[0];
    }

    private static int RunScripts(CommandLine line, Settings settings)
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        using var session = new Session(settings);
        int code = line.Mode switch
        {
            Mode.File => session.RunFile(line.Text, line.Arguments),
            Mode.Command => session.RunCommand(line.Text),
            _ => 0,
        };
        if (session.ExitCode is { } asked)
        {
            return asked;
        }
        return line.Mode == Mode.Stdin || line.NoExit ? session.RunStdin() : code;
    }

    private static void SetUpConsole(bool muteStderr)
    {
        // One writer per stream, used by the engine, the cmdlets and [Console] alike, so that the order holds;
        // flushed at every write, since the other side waits for what it reads.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), utf8, 65536) { AutoFlush = true });
        Console.SetError(new StreamWriter(Console.OpenStandardError(), utf8, 4096) { AutoFlush = true });
        if (muteStderr)
        {
            Console.SetError(TextWriter.Null);
            MuteChildren();
        }
        // Invariant data, but a name: a script that reports the culture gets a plausible one.
        CultureInfo culture = CultureInfo.GetCultureInfo("en-US");
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    /// <summary>A native command inherits descriptor 2, so that one goes to nowhere too.</summary>
    private static void MuteChildren()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        int nowhere = Posix.Open("/dev/null", 1);
        if (nowhere < 0 || Posix.Dup2(nowhere, 2) < 0)
        {
            throw new UsageException("cannot mute stderr");
        }
    }

    private static partial class Posix
    {
        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        public static extern int Open(string path, int flags);

        [DllImport("libc", EntryPoint = "dup2")]
        public static extern int Dup2(int from, int to);
    }
}
