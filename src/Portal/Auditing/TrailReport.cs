using System.Globalization;

namespace Portal.Auditing;

/// <summary>What was found when the audit trail was gone through.</summary>
/// <param name="Facts">How many there are.</param>
/// <param name="LastAt">When the last was told; null if there is none.</param>
/// <param name="LastHash">Its hash.</param>
/// <param name="Anchored">How many of them the newest end in the bucket vouches for; null if there is none.</param>
/// <param name="Trouble">Why the end is not anchored, in a sentence; empty if it is.</param>
/// <param name="Faults">What does not agree, each a sentence; none if all does.</param>
public sealed record TrailReport(long Facts, DateTimeOffset? LastAt, string LastHash, long? Anchored, string Trouble, IReadOnlyList<string> Faults)
{
    /// <summary>How many there are, until when, and how sure that is: never that it is intact, which nobody can know of an end that nothing else knows.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Facts:N0} {(Facts == 1 ? "fact" : "facts")}{(LastAt is { } at ? $", the last of {at.UtcDateTime:yyyy-MM-dd}" : "")}, {Held}");

    private string Held => Anchored is not { } number || number == 0 ? "not anchored" : number >= Facts ? "anchored" : string.Create(CultureInfo.InvariantCulture, $"anchored up to fact {number:N0}");
}
