namespace Portal.Data;

/// <summary>A logout token that the provider sent, so that nobody sends it once more.</summary>
public sealed class SpentLogout
{
    /// <summary>A hash of its number and its issuer.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset HoldsUntil { get; init; }
}
