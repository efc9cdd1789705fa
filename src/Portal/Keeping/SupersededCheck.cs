namespace Portal.Keeping;

/// <summary>A finished check whose files nothing stands on.</summary>
/// <param name="Group">Of which data.</param>
/// <param name="Order">The higher, the newer.</param>
internal sealed record SupersededCheck(Guid Id, string Group, long Order, DateTimeOffset EndedAt);
