namespace Portal.Identity;

/// <summary>One browser's stay, from the sign-in until it signs out, is thrown out, or the time is over. The cookie names it; without the row it is worth nothing.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>What the provider wants to see when this browser signs out there, protected by the portal's keys. Too large for a cookie.</summary>
    public required string IdToken { get; init; }
}
