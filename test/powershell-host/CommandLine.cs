using System.Management.Automation.Runspaces;

namespace VpnDoctor.PowerShellHost;

/// <summary>A mistake in how this program was called: one line on stderr, exit code 64.</summary>
internal sealed class UsageException(string message) : Exception(message);

internal enum Mode
{
    Stdin,
    Command,
    File,
    Version,
}

/// <summary>The part of powershell.exe's command line that the drivers use. Anything else is refused loudly.</summary>
internal sealed class CommandLine
{
    public Mode Mode { get; private set; } = Mode.Stdin;
    public bool NoExit { get; private set; }
    public string Text { get; private set; } = "";
    public List<CommandParameter> Arguments { get; } = [];

    public static CommandLine Parse(string[] args)
    {
        var line = new CommandLine();
        for (int i = 0; i < args.Length; i++)
        {
            string flag = args[i].ToLowerInvariant();
            switch (flag)
            {
                case "-nologo" or "-noprofile" or "-noninteractive":
                    break;
                case "-noexit":
                    line.NoExit = true;
                    break;
                case "-executionpolicy" or "-inputformat":
                    Value(args, ref i);
                    break;
                case "-outputformat":
                    string format = Value(args, ref i);
                    if (!format.Equals("Text", StringComparison.OrdinalIgnoreCase))
                    {
                        throw new UsageException($"-OutputFormat {format}: only Text is supported");
                    }
                    break;
                case "-command":
                    line.Text = string.Join(' ', args[(i + 1)..]);
                    if (line.Text.Length == 0)
                    {
                        throw new UsageException("-Command needs a value");
                    }
                    line.Mode = line.Text == "-" ? Mode.Stdin : Mode.Command;
                    return line;
                case "-file":
                    line.Mode = Mode.File;
                    line.Text = Value(args, ref i);
                    line.AddArguments(args[(i + 1)..]);
                    return line;
                case "--version":
                    line.Mode = Mode.Version;
                    return line;
                default:
                    throw new UsageException($"unknown argument '{args[i]}'");
            }
        }
        return line;
    }

    private static string Value(string[] args, ref int i) =>
        ++i < args.Length ? args[i] : throw new UsageException($"{args[i - 1]} needs a value");

    /// <summary>
    /// As ConsoleHost does it: "-Name" is a parameter name whose value the binder takes from the next argument,
    /// "-Name:value" carries it, everything else is a literal string. Nothing is ever evaluated.
    /// </summary>
    private void AddArguments(string[] args)
    {
        string? pending = null;
        foreach (string arg in args)
        {
            if (pending != null)
            {
                Arguments.Add(new CommandParameter(pending, arg));
                pending = null;
            }
            else if (arg.Length > 1 && arg[0] is '-' or '\u2013' or '\u2014' or '\u2015')
            {
                int colon = arg.IndexOf(':');
                if (colon < 0)
                {
                    Arguments.Add(new CommandParameter(arg));
                }
                else if (colon == arg.Length - 1)
                {
                    pending = arg[..colon];
                }
                else
                {
                    string value = arg[(colon + 1)..];
                    Arguments.Add(new CommandParameter(arg[..colon], value.ToLowerInvariant() switch
                    {
                        "$true" => true,
                        "$false" => false,
                        _ => value,
                    }));
                }
            }
            else
            {
                Arguments.Add(new CommandParameter(null, arg));
            }
        }
        if (pending != null)
        {
            Arguments.Add(new CommandParameter(pending));
        }
    }
}
