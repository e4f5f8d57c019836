using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// The encodings of 5.1, whose defaults are the trap: files without a BOM are read as ANSI (here 1252),
/// Out-File writes UTF-16, Set-Content ANSI, and "utf8" writes a BOM.
/// </summary>
internal static class Encodings
{
    static Encodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Ansi => Encoding.GetEncoding(1252);

    public static Encoding? Named(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" => null,
        "utf8" => new UTF8Encoding(true),
        "unicode" or "unknown" or "string" => new UnicodeEncoding(false, true),
        "bigendianunicode" => new UnicodeEncoding(true, true),
        "utf32" => new UTF32Encoding(false, true),
        "utf7" => throw new PSNotSupportedException("-Encoding utf7 is not supplied by this test host."),
        "ascii" => Encoding.ASCII,
        // "ansi" is 7.4's name for what 5.1 calls "default".
        "default" or "ansi" => Ansi,
        "oem" => Encoding.GetEncoding(437),
        _ => throw new PSArgumentException($"Cannot validate argument on parameter 'Encoding'. The argument \"{name}\" does not belong to the set of Windows PowerShell 5.1."),
    };

    public static string Read(string file, Encoding? encoding)
    {
        using var reader = new StreamReader(file, encoding ?? Ansi, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}

[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
public sealed class GetContentCommand : ItemCommand
{
    [Parameter]
    public SwitchParameter Raw { get; set; }

    [Parameter]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = -1;

    [Parameter]
    [Alias("Last")]
    public int Tail { get; set; } = -1;

    [Parameter]
    public long ReadCount { get; set; } = 1;

    [Parameter]
    public string? Encoding { get; set; }

    /// <summary>7's name for what 5.1 writes as "-Encoding Byte".</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        bool bytes = AsByteStream || string.Equals(Encoding, "Byte", StringComparison.OrdinalIgnoreCase);
        Encoding? encoding = bytes ? null : Encodings.Named(Encoding);
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                foreach ((string shown, string? file) in Files(path, mustExist: true))
                {
                    if (file == null)
                    {
                        FromProvider(path);
                    }
                    else if (bytes)
                    {
                        byte[] all = File.ReadAllBytes(file);
                        WriteObject(TotalCount < 0 ? all : all.Take((int)Math.Min(TotalCount, int.MaxValue)), enumerateCollection: true);
                    }
                    else
                    {
                        FromFile(shown, file, encoding);
                    }
                }
            });
        }
    }

    private void FromFile(string shown, string file, Encoding? encoding)
    {
        if (System.IO.Directory.Exists(file))
        {
            throw new UnauthorizedAccessException($"Access to the path '{file}' is denied.");
        }
        string text = Encodings.Read(file, encoding);
        if (Raw)
        {
            if (text.Length > 0)
            {
                WriteObject(Marked(text, file, 1));
            }
            return;
        }
        IEnumerable<string> lines = Lines(text);
        if (TotalCount >= 0)
        {
            lines = lines.Take((int)Math.Min(TotalCount, int.MaxValue));
        }
        if (Tail >= 0)
        {
            lines = lines.TakeLast(Tail);
        }
        if (ReadCount != 1)
        {
            string[] all = [.. lines];
            WriteObject(ReadCount <= 0 ? [all] : all.Chunk((int)ReadCount), enumerateCollection: true);
            return;
        }
        int count = 0;
        foreach (string line in lines)
        {
            WriteObject(Marked(line, file, ++count));
        }
    }

    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The notes the real one hangs on each line; ConvertTo-Json of 5.1 shows them.</summary>
    private static PSObject Marked(string text, string file, long readCount)
    {
        // A new string: notes hang on the object itself, and one line may be the same object as another.
        var marked = new PSObject(new string(text.AsSpan()));
        marked.Properties.Add(new PSNoteProperty("PSPath", "Microsoft.PowerShell.Core\\FileSystem::" + file));
        marked.Properties.Add(new PSNoteProperty("PSParentPath", "Microsoft.PowerShell.Core\\FileSystem::" + System.IO.Path.GetDirectoryName(file)));
        marked.Properties.Add(new PSNoteProperty("PSChildName", System.IO.Path.GetFileName(file)));
        marked.Properties.Add(new PSNoteProperty("ReadCount", readCount));
        return marked;
    }

    private void FromProvider(string path)
    {
        foreach (IContentReader reader in InvokeProvider.Content.GetReader([path], Force, Literal))
        {
            using (reader)
            {
                while (reader.Read(0) is { Count: > 0 } block)
                {
                    WriteObject(block, enumerateCollection: true);
                }
                reader.Close();
            }
        }
    }
}

[Cmdlet(VerbsCommon.Set, "Content", DefaultParameterSetName = "Path")]
public class SetContentCommand : ItemCommand
{
    private readonly List<object?> _values = [];

    // Not from the pipeline here: that is the value.
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    public override string[]? Path { get; set; }

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    [Parameter]
    public string? Encoding { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected virtual bool Append => false;

    protected override void ProcessRecord() => _values.AddRange(Value ?? []);

    protected override void EndProcessing()
    {
        Encoding encoding = Encodings.Named(Encoding) ?? Encodings.Ansi;
        foreach (string path in Paths)
        {
            Try(path, () =>
            {
                foreach ((_, string? file) in Files(path, mustExist: false))
                {
                    if (file != null)
                    {
                        using var writer = new StreamWriter(file, Append, encoding);
                        foreach (object? value in _values)
                        {
                            writer.Write(Text.Of(value) + (NoNewline ? "" : Environment.NewLine));
                        }
                    }
                    else
                    {
                        ToProvider(path);
                    }
                }
            });
        }
        if (PassThru)
        {
            WriteObject(_values, enumerateCollection: true);
        }
    }

    private void ToProvider(string path)
    {
        foreach (IContentWriter writer in InvokeProvider.Content.GetWriter([path], Force, Literal))
        {
            using (writer)
            {
                if (Append)
                {
                    writer.Seek(0, SeekOrigin.End);
                }
                writer.Write(new ArrayList(_values));
                writer.Close();
            }
        }
    }
}

[Cmdlet(VerbsCommon.Add, "Content", DefaultParameterSetName = "Path")]
public sealed class AddContentCommand : SetContentCommand
{
    protected override bool Append => true;
}

/// <summary>Also what the engine itself calls for "&gt; file", with these parameter names.</summary>
[Cmdlet(VerbsData.Out, "File", DefaultParameterSetName = "ByPath")]
public sealed class OutFileCommand : PSCmdlet, IDisposable
{
    private StreamWriter? _writer;

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "ByPath")]
    public string FilePath { get; set; } = "";

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByLiteralPath")]
    [Alias("PSPath")]
    public string LiteralPath { get; set; } = "";

    [Parameter(Position = 1)]
    public string? Encoding { get; set; }

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    public int Width { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    public void Dispose() => _writer?.Dispose();

    protected override void BeginProcessing()
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(ParameterSetName == "ByLiteralPath" ? LiteralPath : FilePath);
        if (NoClobber && File.Exists(file) && !Append)
        {
            var e = new IOException($"The file '{file}' already exists.");
            ThrowTerminatingError(new ErrorRecord(e, "NoClobber", ErrorCategory.ResourceExists, file));
        }
        try
        {
            _writer = new StreamWriter(file, Append, Encodings.Named(Encoding) ?? new UnicodeEncoding(false, true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(new ErrorRecord(e, "FileOpenFailure", ErrorCategory.OpenError, file));
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject != null)
        {
            string text = InputObject.BaseObject is ErrorRecord error ? VpnDoctor.PowerShellHost.ErrorText.Of(error) : Text.Of(InputObject);
            _writer!.Write(text + (NoNewline ? "" : Environment.NewLine));
        }
    }

    protected override void EndProcessing()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
