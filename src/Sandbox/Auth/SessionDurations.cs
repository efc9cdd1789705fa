namespace Sandbox.Auth;

/// <summary>How short and how long a session may be.</summary>
internal sealed record SessionDurations
{
    /// <summary>AWS's own minimum; a test that waits for an expiry sets seconds.</summary>
    public int MinimumSeconds { get; init; } = 900;

    public int MaximumSeconds { get; init; } = 43_200;
}
