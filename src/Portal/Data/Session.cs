namespace Portal.Data;

/// <summary>One browser's stay, from the sign-in until it signs out, is thrown out, or the time is over. The cookie names it; without the row it is worth nothing.</summary>
public sealed class Session
{
    /// <summary>Stored as the person of a persona, who has no row.</summary>
    public static readonly Guid NoPerson = Guid.Empty;

    public required Guid Id { get; init; }

    /// <summary>The person's row; <see cref="NoPerson"/> for a persona.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Whom deposits and facts know this person as.</summary>
    public required string ActorId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the person last proved who they are. Before the start, where the provider knew them still and asked nothing; 1970 where it does not tell.</summary>
    public required DateTimeOffset ProvedAt { get; init; }

    /// <summary>Within five minutes.</summary>
    public DateTimeOffset UsedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The browser in words: nothing that it said of itself is kept as it said it.</summary>
    public required string Browser { get; init; }

    /// <summary>What the provider wants to see when this browser signs out there, protected by the portal's keys. Too large for a cookie; empty for a persona.</summary>
    public required string IdToken { get; init; }

    /// <summary>A hash of what the provider calls the person's stay there, for when it says that it ended; empty where it does not tell.</summary>
    public string ProviderSession { get; init; } = "";
}
