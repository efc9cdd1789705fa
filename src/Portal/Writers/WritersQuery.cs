using Curation.Granting.Linting;

namespace Portal.Writers;

/// <summary>Which grants a list shows, and in which order; all of it stands in the address.</summary>
/// <param name="Show">In which state.</param>
/// <param name="Flaw">Only those that this is odd about; null for all.</param>
/// <param name="Prefix">Only those that reach keys which begin with this: also wider ones.</param>
/// <param name="Order">What comes first.</param>
public sealed record WritersQuery(WritersShown Show = WritersShown.InForce, GrantFlaw? Flaw = null, string? Prefix = null, WritersOrder Order = WritersOrder.Newest)
{
    /// <summary>What came from an address; what it does not know is left out.</summary>
    public static WritersQuery Of(string? show, string? flaw, string? prefix, string? order) => new(
        Read(show, WritersShown.InForce), Read<GrantFlaw>(flaw), string.IsNullOrWhiteSpace(prefix) ? null : Curation.Store.Prefix.Shaped(prefix), Read(order, WritersOrder.Newest));

    private static T Read<T>(string? text, T otherwise)
        where T : struct, Enum => Read<T>(text) ?? otherwise;

    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;
}

/// <summary>What comes first.</summary>
public enum WritersOrder
{
    Newest,
    Prefix,

    /// <summary>Never used, then longest ago.</summary>
    Used,

    /// <summary>What ends soonest; without an end comes last.</summary>
    End,
}

/// <summary>Which grants a list shows.</summary>
public enum WritersShown
{
    InForce,

    /// <summary>Not yet done at the provider.</summary>
    Waiting,

    Ended,
}
