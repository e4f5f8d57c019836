using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What of a date is meant to be shown.</summary>
public enum DisplayHintType
{
    Date = 0,
    Time = 1,
    DateTime = 2,
}

[Cmdlet(VerbsCommon.Get, "Date")]
public sealed class GetDateCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("LastWriteTime")]
    public DateTime? Date { get; set; }

    [Parameter]
    public string? Format { get; set; }

    [Parameter]
    public DisplayHintType DisplayHint { get; set; } = DisplayHintType.DateTime;

    [Parameter]
    [ValidateRange(1, 9999)]
    public int? Year { get; set; }

    [Parameter]
    [ValidateRange(1, 12)]
    public int? Month { get; set; }

    [Parameter]
    [ValidateRange(1, 31)]
    public int? Day { get; set; }

    [Parameter]
    [ValidateRange(0, 23)]
    public int? Hour { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int? Minute { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int? Second { get; set; }

    [Parameter]
    [ValidateRange(0, 999)]
    public int? Millisecond { get; set; }

    protected override void ProcessRecord()
    {
        DateTime date = Date ?? DateTime.Now;
        date = date.AddYears((Year ?? date.Year) - date.Year);
        date = date.AddMonths((Month ?? date.Month) - date.Month);
        date = date.AddDays((Day ?? date.Day) - date.Day);
        date = date.AddHours((Hour ?? date.Hour) - date.Hour);
        date = date.AddMinutes((Minute ?? date.Minute) - date.Minute);
        date = date.AddSeconds((Second ?? date.Second) - date.Second);
        if (Millisecond is { } milliseconds)
        {
            date = date.AddTicks(-(date.Ticks % TimeSpan.TicksPerSecond)).AddMilliseconds(milliseconds);
        }
        if (Format != null)
        {
            string pattern = Format.ToLowerInvariant() switch
            {
                "filedate" => "yyyyMMdd",
                "filedatetime" => "yyyyMMddTHHmmssffff",
                _ => Format,
            };
            WriteObject(date.ToString(pattern, CultureInfo.CurrentCulture));
            return;
        }
        // The real one leaves this note, and ConvertTo-Json of 5.1 shows it.
        var wrapped = new PSObject(date);
        wrapped.Properties.Add(new PSNoteProperty("DisplayHint", DisplayHint));
        WriteObject(wrapped);
    }
}

[Cmdlet(VerbsCommon.New, "TimeSpan", DefaultParameterSetName = "Date")]
public sealed class NewTimeSpanCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Date")]
    [Alias("LastWriteTime")]
    public DateTime? Start { get; set; }

    [Parameter(Position = 1, ParameterSetName = "Date")]
    public DateTime? End { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Days { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Hours { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Minutes { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Seconds { get; set; }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Time")
        {
            WriteObject(new TimeSpan(Days, Hours, Minutes, Seconds));
            return;
        }
        DateTime now = DateTime.Now;
        WriteObject((End ?? now) - (Start ?? now));
    }
}

/// <summary>Sleeps in a way that stopping the pipeline ends at once.</summary>
[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim _stopped = new(false);

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Seconds")]
    [ValidateRange(0d, int.MaxValue / 1000d)]
    public double Seconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds")]
    [ValidateRange(0, int.MaxValue)]
    public int Milliseconds { get; set; }

    public void Dispose() => _stopped.Dispose();

    protected override void ProcessRecord() =>
        _stopped.Wait(ParameterSetName == "Seconds" ? (int)(Seconds * 1000) : Milliseconds);

    protected override void StopProcessing() => _stopped.Set();
}
