using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// ConvertTo-Json as Windows PowerShell 5.1 has it: depth 2 unless told, dates as "\/Date(ms)\/", enums as numbers,
/// ' &lt; &gt; &amp; escaped, and its peculiar indentation.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> _input = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(1, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    protected override void ProcessRecord() => _input.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_input.Count == 0)
        {
            return;
        }
        object? root = _input.Count == 1 ? _input[0] : _input;
        try
        {
            WriteObject(new JsonText(Depth, Compress).Write(root));
        }
        catch (InvalidOperationException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "NonStringKeyInDictionary", ErrorCategory.InvalidOperation, root));
        }
    }
}

/// <summary>Writes one value. The depth counts containers, the root being 0, as 5.1 does.</summary>
internal sealed class JsonText(int depth, bool compress)
{
    private readonly StringBuilder _text = new();
    private int _lineStart;

    public string Write(object? root)
    {
        Value(root, 0);
        return _text.ToString();
    }

    private void Value(object? value, int level)
    {
        var wrapper = value as PSObject;
        object? plain = wrapper?.BaseObject ?? value;
        if (plain == null || plain is DBNull || plain == System.Management.Automation.Internal.AutomationNull.Value)
        {
            _text.Append("null");
            return;
        }
        if (Scalar(plain) is { } scalar)
        {
            List<(string, object?)> notes = InstanceNotes(wrapper, plain);
            if (notes.Count == 0 || level > depth)
            {
                _text.Append(scalar);
            }
            else
            {
                // 5.1 keeps the notes that cmdlets hang on strings and dates: Get-Content, Get-Date.
                Members([("value", plain), .. notes], level);
            }
            return;
        }
        if (level > depth)
        {
            String(Text.Of(value));
            return;
        }
        switch (plain)
        {
            case IDictionary dictionary:
                Members(Entries(dictionary), level);
                break;
            case IEnumerable many:
                Items(many, level);
                break;
            case PSCustomObject:
                Members(Properties(wrapper!, static _ => true), level);
                break;
            default:
                Members(ObjectMembers(plain, wrapper), level);
                break;
        }
    }

    private static string? Scalar(object value)
    {
        switch (value)
        {
            case string text:
                return Quote(text);
            case char letter:
                return letter == '\0' ? "null" : Quote(letter.ToString());
            case bool flag:
                return flag ? "true" : "false";
            case DateTime date:
                return Date(date);
            case DateTimeOffset date:
                return Date(date.UtcDateTime);
            case Guid guid:
                return Quote(guid.ToString());
            case Uri uri:
                return Quote(uri.IsAbsoluteUri ? uri.AbsoluteUri : uri.OriginalString);
            case SwitchParameter:
                return null;
            case Enum:
                Type underlying = Enum.GetUnderlyingType(value.GetType());
                return underlying == typeof(long) || underlying == typeof(ulong)
                    ? Quote(value.ToString()!)
                    : ((IConvertible)Convert.ChangeType(value, underlying, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
            case double number:
                return number.ToString("R", CultureInfo.InvariantCulture);
            case float number:
                return number.ToString("R", CultureInfo.InvariantCulture);
            case decimal number:
                return number.ToString(CultureInfo.InvariantCulture);
            case IConvertible number when value.GetType().IsPrimitive:
                return number.ToString(CultureInfo.InvariantCulture);
            default:
                return null;
        }
    }

    private static string Date(DateTime date)
    {
        long milliseconds = (date.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        return "\"\\/Date(" + milliseconds.ToString(CultureInfo.InvariantCulture) + ")\\/\"";
    }

    private static List<(string, object?)> InstanceNotes(PSObject? wrapper, object plain)
    {
        List<(string, object?)> found = [];
        if (wrapper == null || plain is not (string or DateTime))
        {
            return found;
        }
        bool any = false;
        foreach (PSPropertyInfo property in wrapper.Properties)
        {
            if (property.IsInstance && property.MemberType == PSMemberTypes.NoteProperty)
            {
                any = true;
            }
            if (property.MemberType is not (PSMemberTypes.Property or PSMemberTypes.ParameterizedProperty))
            {
                found.Add((property.Name, Read(property)));
            }
        }
        return any ? found : [];
    }

    private static IEnumerable<(string, object?)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string name)
            {
                throw new InvalidOperationException(
                    $"The type '{dictionary.GetType()}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.");
            }
            yield return (name, entry.Value);
        }
    }

    private static IEnumerable<(string, object?)> Properties(PSObject wrapper, Func<PSPropertyInfo, bool> wanted)
    {
        foreach (PSPropertyInfo property in wrapper.Properties)
        {
            if (wanted(property))
            {
                yield return (property.Name, Read(property));
            }
        }
    }

    private static List<(string, object?)> ObjectMembers(object plain, PSObject? wrapper)
    {
        List<(string, object?)> members = [];
        Type type = plain.GetType();
        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            members.Add((field.Name, field.GetValue(plain)));
        }
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetMethod is { } getter && getter.GetParameters().Length == 0)
            {
                object? value;
                try
                {
                    value = getter.Invoke(plain, null);
                }
                catch (TargetInvocationException)
                {
                    value = null;
                }
                members.Add((property.Name, value));
            }
        }
        if (wrapper != null)
        {
            HashSet<string> seen = [.. members.Select(member => member.Item1)];
            members.AddRange(Properties(wrapper, property => property.MemberType != PSMemberTypes.Property && !seen.Contains(property.Name)));
        }
        return members;
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    // Children stand four columns right of their container's opening bracket, wherever that bracket is.

    private void Members(IEnumerable<(string, object?)> members, int level)
    {
        int column = _text.Length - _lineStart;
        _text.Append('{');
        bool first = true;
        foreach ((string name, object? value) in members)
        {
            Separate(ref first, column);
            String(name);
            _text.Append(compress ? ":" : ":  ");
            Value(value, level + 1);
        }
        Close('}', first, column);
    }

    private void Items(IEnumerable items, int level)
    {
        int column = _text.Length - _lineStart;
        _text.Append('[');
        bool first = true;
        foreach (object? item in items)
        {
            Separate(ref first, column);
            Value(item, level + 1);
        }
        Close(']', first, column);
    }

    private void Separate(ref bool first, int column)
    {
        if (!first)
        {
            _text.Append(',');
        }
        first = false;
        NewLine(column + 4);
    }

    private void Close(char bracket, bool empty, int column)
    {
        if (empty)
        {
            NewLine(0);
        }
        NewLine(column);
        _text.Append(bracket);
    }

    private void NewLine(int column)
    {
        if (compress)
        {
            return;
        }
        _text.Append(Environment.NewLine);
        _lineStart = _text.Length;
        _text.Append(' ', column);
    }

    private void String(string text) => _text.Append(Quote(text));

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\b': quoted.Append("\\b"); break;
                case '\f': quoted.Append("\\f"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                case < ' ' or '\'' or '<' or '>' or '&' or '\u0085' or '\u2028' or '\u2029':
                    quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default: quoted.Append(c); break;
            }
        }
        return quoted.Append('"').ToString();
    }
}

/// <summary>
/// ConvertFrom-Json as in 5.1: an array comes out as one object, not item by item; "\/Date(ms)\/" becomes a UTC
/// date, an ISO date stays a string.
/// </summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    protected override void ProcessRecord() => _lines.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_lines.Count == 0)
        {
            return;
        }
        try
        {
            if (_lines.Count > 1 && TryConvert(_lines[0], out _))
            {
                // Each line a document of its own.
                foreach (string line in _lines)
                {
                    WriteObject(Convert(line));
                }
            }
            else
            {
                WriteObject(Convert(string.Join('\n', _lines)));
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            var shown = new ArgumentException($"Invalid JSON: {e.Message}");
            ThrowTerminatingError(new ErrorRecord(shown, "System.ArgumentException", ErrorCategory.NotSpecified, null));
        }
    }

    private static bool TryConvert(string text, out object? value)
    {
        try
        {
            value = Convert(text);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            value = null;
            return false;
        }
    }

    private static object? Convert(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 100 });
        return From(document.RootElement);
    }

    private static object? From(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var made = new PSObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if (property.Name.Length == 0)
                    {
                        throw new ArgumentException("The provided JSON includes a property whose name is an empty string.");
                    }
                    if (made.Properties[property.Name] is { } twin)
                    {
                        if (twin.Name != property.Name)
                        {
                            throw new ArgumentException($"The JSON string contains the duplicated keys '{twin.Name}' and '{property.Name}'.");
                        }
                        made.Properties.Remove(twin.Name);
                    }
                    made.Properties.Add(new PSNoteProperty(property.Name, From(property.Value)));
                }
                return made;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(From).ToArray();
            case JsonValueKind.String:
                return FromString(element.GetString()!);
            case JsonValueKind.Number:
                if (element.TryGetInt32(out int small))
                {
                    return small;
                }
                if (element.TryGetInt64(out long large))
                {
                    return large;
                }
                string raw = element.GetRawText();
                return !raw.Contains('e', StringComparison.OrdinalIgnoreCase) && element.TryGetDecimal(out decimal exact) ? exact : element.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static object FromString(string text) =>
        text.StartsWith("/Date(", StringComparison.Ordinal) && text.EndsWith(")/", StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(6, text.Length - 8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds)
            ? DateTime.UnixEpoch.AddMilliseconds(milliseconds)
            : text;
}
