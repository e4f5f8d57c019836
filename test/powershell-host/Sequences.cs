using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>PowerShell's own order: numbers as numbers, text without case, null first.</summary>
internal sealed class ValueOrder(bool caseSensitive = false) : IComparer<object?>, IEqualityComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        x = Plain(x);
        y = Plain(y);
        if (x == null || y == null)
        {
            return (x == null ? 0 : 1) - (y == null ? 0 : 1);
        }
        return LanguagePrimitives.TryCompare(x, y, !caseSensitive, CultureInfo.CurrentCulture, out int result)
            ? result
            : string.Compare(Text.Of(x), Text.Of(y), caseSensitive ? StringComparison.CurrentCulture : StringComparison.CurrentCultureIgnoreCase);
    }

    public new bool Equals(object? x, object? y) => LanguagePrimitives.Equals(Plain(x), Plain(y), !caseSensitive, CultureInfo.CurrentCulture);

    public int GetHashCode(object? value) => StringComparer.OrdinalIgnoreCase.GetHashCode(Text.Of(value));

    private static object? Plain(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
}

[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _last = [];
    private readonly List<PSObject> _seen = [];
    private PropertySpec[] _properties = [];
    private int _index;
    private int _given;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public string[] ExcludeProperty { get; set; } = [];

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public int First { get; set; } = -1;

    [Parameter]
    public int Last { get; set; } = -1;

    [Parameter]
    public int Skip { get; set; }

    [Parameter]
    public int[]? Index { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override void BeginProcessing() => _properties = [.. (Property ?? []).Select(PropertySpec.From)];

    protected override void ProcessRecord()
    {
        if (InputObject == null)
        {
            return;
        }
        int position = _index++;
        if (Index != null)
        {
            if (Index.Contains(position))
            {
                Give(InputObject);
            }
            return;
        }
        if (Last >= 0)
        {
            _last.Add(InputObject);
            return;
        }
        if (position < Skip)
        {
            return;
        }
        if (First >= 0 && _given >= First)
        {
            return;
        }
        _given++;
        Give(InputObject);
    }

    protected override void EndProcessing()
    {
        // With -Last, -Skip counts from the end.
        int end = Math.Max(0, _last.Count - Skip);
        for (int i = Math.Max(0, end - Math.Max(Last, 0)); i < end; i++)
        {
            Give(_last[i]);
        }
    }

    private void Give(PSObject item)
    {
        PSObject? shown = _properties.Length > 0 || ExcludeProperty.Length > 0 ? Project(item) : item;
        if (ExpandProperty != null)
        {
            Expand(item);
            return;
        }
        if (Unique)
        {
            if (_seen.Any(other => Same(other, shown)))
            {
                return;
            }
            _seen.Add(shown);
        }
        WriteObject(shown);
    }

    private void Expand(PSObject item)
    {
        PSPropertyInfo? property = item.Properties[ExpandProperty!];
        if (property == null)
        {
            if (item.BaseObject is IDictionary table && table.Contains(ExpandProperty!))
            {
                WriteObject(table[ExpandProperty!], enumerateCollection: true);
                return;
            }
            WriteError(new ErrorRecord(new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, item));
            return;
        }
        object? value = property.Value;
        IEnumerator? many = LanguagePrimitives.GetEnumerator(value);
        IEnumerable<object?> values = many == null ? [value] : Enumerate(many);
        foreach (object? one in values)
        {
            if (Unique && one != null)
            {
                PSObject wrapped = PSObject.AsPSObject(one);
                if (_seen.Any(other => Same(other, wrapped)))
                {
                    continue;
                }
                _seen.Add(wrapped);
            }
            WriteObject(one);
        }
    }

    private static IEnumerable<object?> Enumerate(IEnumerator items)
    {
        while (items.MoveNext())
        {
            yield return items.Current;
        }
    }

    private PSObject Project(PSObject item)
    {
        var made = new PSObject();
        made.TypeNames.Insert(0, "Selected." + item.TypeNames.FirstOrDefault());
        var excluded = ExcludeProperty.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToArray();
        foreach (PropertySpec spec in _properties.Length > 0 ? _properties : [PropertySpec.From("*")])
        {
            if (spec.IsPattern)
            {
                var pattern = new WildcardPattern(spec.Name, WildcardOptions.IgnoreCase);
                foreach (PSPropertyInfo property in item.Properties)
                {
                    if (pattern.IsMatch(property.Name))
                    {
                        Add(made, property.Name, PropertySpec.Property(item, property.Name), excluded);
                    }
                }
            }
            else
            {
                Add(made, spec.Name, spec.Of(item), excluded);
            }
        }
        return made;
    }

    private static void Add(PSObject made, string name, object? value, WildcardPattern[] excluded)
    {
        if (made.Properties[name] == null && !excluded.Any(pattern => pattern.IsMatch(name)))
        {
            made.Properties.Add(new PSNoteProperty(name, value));
        }
    }

    private static bool Same(PSObject a, PSObject b)
    {
        if (a.BaseObject is not PSCustomObject || b.BaseObject is not PSCustomObject)
        {
            // -Unique compares text with its case, unlike -eq.
            return LanguagePrimitives.Equals(a.BaseObject, b.BaseObject, ignoreCase: false);
        }
        PSPropertyInfo[] left = [.. a.Properties];
        PSPropertyInfo[] right = [.. b.Properties];
        return left.Length == right.Length
            && left.Zip(right).All(pair => pair.First.Name == pair.Second.Name && LanguagePrimitives.Equals(pair.First.Value, pair.Second.Value, ignoreCase: false));
    }
}

[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject != null)
        {
            _items.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        PropertySpec[] specs = [.. (Property ?? []).Select(PropertySpec.From)];
        var order = new ValueOrder(CaseSensitive);
        var keyed = _items.Select(item => (Item: item, Keys: specs.Length == 0 ? [item] : specs.Select(spec => spec.Of(item)).ToArray())).ToList();
        int Compare((PSObject Item, object?[] Keys) a, (PSObject Item, object?[] Keys) b)
        {
            for (int i = 0; i < a.Keys.Length; i++)
            {
                int result = order.Compare(a.Keys[i], b.Keys[i]);
                if (result != 0)
                {
                    bool down = i < specs.Length && specs[i].Descending is { } own ? own : Descending.IsPresent;
                    return down ? -result : result;
                }
            }
            return 0;
        }
        // OrderBy is stable, List.Sort is not.
        var sorted = keyed.OrderBy(item => item, Comparer<(PSObject Item, object?[] Keys)>.Create(Compare));
        (PSObject Item, object?[] Keys)? previous = null;
        foreach (var item in sorted)
        {
            if (Unique && previous is { } last && Compare(last, item) == 0)
            {
                continue;
            }
            previous = item;
            WriteObject(item.Item);
        }
    }
}

/// <summary>One group of Group-Object.</summary>
public sealed class GroupInfo(string name, System.Collections.ObjectModel.Collection<PSObject> group, ArrayList values)
{
    public int Count => Group.Count;
    public System.Collections.ObjectModel.Collection<PSObject> Group { get; } = group;
    public string Name { get; } = name;
    public ArrayList Values { get; } = values;
}

/// <summary>Groups in the order they are first met, as 5.1 does.</summary>
[Cmdlet(VerbsData.Group, "Object")]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<GroupInfo> _groups = [];
    private PropertySpec[] _specs = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    [Parameter]
    public SwitchParameter AsString { get; set; }

    protected override void BeginProcessing() => _specs = [.. (Property ?? []).Select(PropertySpec.From)];

    protected override void ProcessRecord()
    {
        if (InputObject == null)
        {
            return;
        }
        object?[] keys = _specs.Length == 0 ? [InputObject.BaseObject is PSCustomObject ? InputObject : InputObject.BaseObject] : [.. _specs.Select(spec => spec.Of(InputObject))];
        var order = new ValueOrder();
        GroupInfo? group = _groups.Find(g => g.Values.Cast<object?>().SequenceEqual(keys, order));
        if (group == null)
        {
            group = new GroupInfo(string.Join(", ", keys.Select(Text.Of)), [], new ArrayList(keys));
            _groups.Add(group);
        }
        group.Group.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        if (!AsHashTable)
        {
            WriteObject(_groups, enumerateCollection: true);
            return;
        }
        var table = new Hashtable(StringComparer.CurrentCultureIgnoreCase);
        foreach (GroupInfo group in _groups)
        {
            object key = AsString || group.Values.Count > 1 ? group.Name : group.Values[0] ?? "";
            table[key] = group.Group;
        }
        WriteObject(table);
    }
}

/// <summary>The answer of Measure-Object.</summary>
public sealed class GenericMeasureInfo
{
    public int Count { get; init; }
    public double? Average { get; init; }
    public double? Sum { get; init; }
    public object? Maximum { get; init; }
    public object? Minimum { get; init; }
    public string? Property { get; init; }
}

[Cmdlet(VerbsDiagnostic.Measure, "Object")]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly Dictionary<string, List<object?>> _values = new(StringComparer.OrdinalIgnoreCase);

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject == null)
        {
            return;
        }
        if (Property.Length == 0)
        {
            Values("").Add(InputObject.BaseObject);
        }
        foreach (string name in Property)
        {
            var spec = PropertySpec.From(name);
            if (spec.Exists(InputObject) && spec.Of(InputObject) is { } value)
            {
                Values(name).Add(value is PSObject wrapped ? wrapped.BaseObject : value);
            }
        }
    }

    protected override void EndProcessing()
    {
        foreach (string name in Property.Length == 0 ? [""] : Property)
        {
            List<object?> values = Values(name);
            if (values.Count == 0 && name.Length > 0)
            {
                WriteError(new ErrorRecord(new PSArgumentException($"The property \"{name}\" cannot be found in the input for any objects."), "GenericMeasurePropertyNotFound", ErrorCategory.InvalidArgument, null));
                continue;
            }
            double? total = Sum || Average ? values.Sum(Number) : null;
            var order = new ValueOrder();
            WriteObject(new GenericMeasureInfo
            {
                Count = values.Count,
                Sum = Sum ? total : null,
                Average = Average && values.Count > 0 ? total / values.Count : null,
                Maximum = Maximum ? Extreme(values.Max(order)) : null,
                Minimum = Minimum ? Extreme(values.Min(order)) : null,
                Property = name.Length > 0 ? name : null,
            });
        }
    }

    private List<object?> Values(string name) => _values.TryGetValue(name, out var list) ? list : _values[name] = [];

    private double Number(object? value)
    {
        if (LanguagePrimitives.TryConvertTo(value, out double number))
        {
            return number;
        }
        WriteError(new ErrorRecord(new PSInvalidCastException($"Input object \"{Text.Of(value)}\" is not numeric."), "NonNumericInputObject", ErrorCategory.InvalidType, value));
        return 0;
    }

    // Numbers come back as doubles.
    private static object? Extreme(object? value) => value is IConvertible and not string and not DateTime and not bool && LanguagePrimitives.TryConvertTo(value, out double number) ? number : value;
}

/// <summary>Drops repeats that follow one another.</summary>
[Cmdlet(VerbsCommon.Get, "Unique")]
public sealed class GetUniqueCommand : PSCmdlet
{
    private PSObject? _last;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter]
    public SwitchParameter AsString { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject == null)
        {
            return;
        }
        bool repeat = _last != null && (AsString
            ? Text.Of(_last) == Text.Of(InputObject)
            : LanguagePrimitives.Equals(_last.BaseObject, InputObject.BaseObject, ignoreCase: false));
        if (!repeat)
        {
            _last = InputObject;
            WriteObject(InputObject);
        }
    }
}

[Cmdlet(VerbsCommon.Get, "Random")]
public sealed class GetRandomCommand : PSCmdlet
{
    private readonly List<object?> _items = [];

    [Parameter(ValueFromPipeline = true, ParameterSetName = "Items")]
    public object?[]? InputObject { get; set; }

    [Parameter(ParameterSetName = "Items")]
    public int Count { get; set; } = 1;

    [Parameter(Position = 0, ParameterSetName = "Number")]
    public object? Maximum { get; set; }

    [Parameter(ParameterSetName = "Number")]
    public object? Minimum { get; set; }

    [Parameter]
    public int? SetSeed { get; set; }

    protected override void ProcessRecord() => _items.AddRange(InputObject ?? []);

    protected override void EndProcessing()
    {
        Random random = SetSeed is { } seed ? new Random(seed) : Random.Shared;
        if (_items.Count > 0)
        {
            object?[] all = [.. _items];
            random.Shuffle(all);
            WriteObject(all.Take(Count), enumerateCollection: true);
            return;
        }
        if (Plain(Maximum) is double || Plain(Minimum) is double)
        {
            double from = LanguagePrimitives.ConvertTo<double>(Minimum ?? 0d);
            double to = LanguagePrimitives.ConvertTo<double>(Maximum ?? double.MaxValue);
            WriteObject(from + (random.NextDouble() * (to - from)));
            return;
        }
        long low = LanguagePrimitives.ConvertTo<long>(Minimum ?? 0);
        long high = LanguagePrimitives.ConvertTo<long>(Maximum ?? int.MaxValue);
        if (low >= high)
        {
            ThrowTerminatingError(new ErrorRecord(new ArgumentException($"The Minimum value ({low}) cannot be greater than or equal to the Maximum value ({high})."), "MinGreaterThanOrEqualMax", ErrorCategory.InvalidArgument, null));
        }
        long drawn = random.NextInt64(low, high);
        WriteObject(drawn is >= int.MinValue and <= int.MaxValue ? (int)drawn : drawn);
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
