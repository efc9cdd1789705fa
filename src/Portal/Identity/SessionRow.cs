namespace Portal.Identity;

/// <summary>A session as its own person sees it.</summary>
/// <param name="IsThis">Whether it is the one that looks.</param>
public sealed record SessionRow(Guid Id, string Browser, DateTimeOffset StartedAt, DateTimeOffset UsedAt, DateTimeOffset EndsAt, bool IsThis);
