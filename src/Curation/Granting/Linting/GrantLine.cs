using Curation.Store;

namespace Curation.Granting.Linting;

/// <summary>A grant as the linter sees it, whoever told of it: the portal's row, the provider, or both.</summary>
/// <param name="Id">Tells it from others.</param>
/// <param name="Scope">What it reaches.</param>
/// <param name="Permission">What it allows.</param>
/// <param name="Holder">Who uses it: a person by the portal, or an ARN.</param>
/// <param name="IsHolderKnown">Whether the portal knows of somebody behind it.</param>
/// <param name="Since">When it was made.</param>
/// <param name="EndsAt">When it should end; null if no day was set.</param>
/// <param name="LastUsedAt">When it was last used; null if never, as far as is known.</param>
public sealed record GrantLine(
    string Id, GrantScope Scope, Permission Permission, string Holder, bool IsHolderKnown, DateTimeOffset Since, DateTimeOffset? EndsAt,
    DateTimeOffset? LastUsedAt);
