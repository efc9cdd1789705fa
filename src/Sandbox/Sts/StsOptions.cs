namespace Sandbox.Sts;

internal sealed record StsOptions
{
    /// <summary>AWS's own minimum; a test that waits for an expiry sets seconds.</summary>
    public int MinimumDurationSeconds { get; init; } = 900;

    public int MaximumDurationSeconds { get; init; } = 43_200;
}
