namespace Portal.Grants;

/// <summary>How access to a prefix is given.</summary>
public sealed record GrantOptions
{
    public const string Section = "Grants";

    /// <summary>After how many days access ends by itself, unless a maintainer sets another end; without it, only with the deposit.</summary>
    public int? Days { get; init; }

    /// <summary>The end of access that is given now: the end of a day, so that nobody is cut off at noon.</summary>
    public DateTimeOffset? EndFrom(DateTimeOffset at) =>
        Days is { } days ? new DateTimeOffset(at.UtcDateTime.Date.AddDays(days + 1), TimeSpan.Zero) : null;

    public IEnumerable<string> Faults()
    {
        if (Days is < 1 or > 1825)
        {
            yield return
                $"Grants:Days is {Days}: give a number of days between 1 and 1,825, or leave it out if access shall end with the deposit only.";
        }
    }
}
