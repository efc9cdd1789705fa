namespace Portal.Deposits;

/// <summary>Whether access to a deposit ends, or has ended.</summary>
/// <param name="EndsAt">When access will end by itself; null if it will not, or has.</param>
/// <param name="Message">What was last said about that end, and by whom; empty if it came with the access.</param>
/// <param name="Closed">Why nothing is given now; empty while access is in force or being made.</param>
/// <param name="CredentialsUntil">Until when credentials work that were given before; null if none do.</param>
public sealed record AccessEnd(DateTimeOffset? EndsAt, string Message, string Closed, DateTimeOffset? CredentialsUntil);
