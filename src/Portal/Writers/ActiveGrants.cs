namespace Portal.Writers;

/// <summary>All grants that have not ended.</summary>
/// <param name="Rows">The grants.</param>
/// <param name="Trouble">Why the provider's list could not be read, so that these are the portal's rows only; empty if it was.</param>
/// <param name="IsProviders">Whether the provider's list is in it.</param>
public sealed record ActiveGrants(IReadOnlyList<WriterRow> Rows, string Trouble, bool IsProviders);
