namespace Curation.Store;

/// <summary>Why a call failed, for whoever makes a sentence of it.</summary>
public sealed record StoreFailure(StoreReason Reason, StoreCall Call)
{
    /// <summary>What the server said of it; null if it did not answer, or answered well.</summary>
    public ServerAnswer? Server { get; init; }

    /// <summary>Names and numbers that belong to the reason, in the order that it tells.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    public override string ToString() => string.Join(", ", [$"{Reason} in {Call}", .. Details, .. Server is null ? [] : new[] { $"{Server}" }]);
}

/// <summary>What was asked, and of what.</summary>
/// <param name="Operation">What was being done.</param>
/// <param name="Bucket">Empty where it was no bucket that was asked.</param>
/// <param name="Key">A key or prefix, or the number of a grant; null for the bucket as a whole.</param>
/// <param name="Source">Where a copy comes from, as an address; null if that does not matter.</param>
public sealed record StoreCall(StoreOperation Operation, string Bucket = "", string? Key = null, string? Source = null);

/// <summary>The server's own words; its request number is what its support asks for.</summary>
public sealed record ServerAnswer(int Status, string Code, string Message, string Request)
{
    public override string ToString() =>
        $"{(Code.Length == 0 ? $"status {Status}" : Code)}: {Message.TrimEnd('.')}{(Request.Length == 0 ? "" : $", request {Request}")}";
}

public enum StoreOperation
{
    Reach,
    List,
    ListVersions,
    Browse,
    LookUp,
    Read,
    ReadTags,
    Write,
    AskVersioning,
    TryConditions,
    Copy,
    ChangePolicy,
    GiveCredentials,
    MakeGrant,
    EndGrant,
    ListGrants,
    FindGrantsInstance,
    UseGrants,
}
