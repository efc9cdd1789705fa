namespace Portal.Identity;

/// <summary>What a provider says when somebody left it.</summary>
/// <param name="Subject">Whose stay ends; null if only the stay is named.</param>
/// <param name="ProviderSession">What the provider calls the stay; null if all of that person end.</param>
/// <param name="Number">Told by each such token once.</param>
/// <param name="HoldsUntil">After that nobody needs to remember the number.</param>
internal sealed record ProviderLogout(string Issuer, string? Subject, string? ProviderSession, string Number, DateTimeOffset HoldsUntil);
