namespace Portal.Uploading;

/// <summary>What has arrived under a prefix.</summary>
/// <param name="Objects">How many there are, as far as is known.</param>
/// <param name="Bytes">What those hold.</param>
/// <param name="Since">Since when all of it was looked at; null while some of it never was.</param>
/// <param name="SinceAgo">How long ago that was.</param>
/// <param name="LastAgo">How long ago the newest that is known arrived; null if none is.</param>
public sealed record ArrivedSoFar(long Objects, long Bytes, DateTimeOffset? Since, TimeSpan SinceAgo, TimeSpan? LastAgo)
{
    /// <summary>Whether it is still being counted for the first time.</summary>
    public bool IsPart => Since is null;
}
