namespace Portal.Writers;

/// <summary>A deposit under way, and whether its contributor gets credentials now.</summary>
/// <param name="DepositId">Whose access it is.</param>
/// <param name="Prefix">Where.</param>
/// <param name="Name">The person.</param>
/// <param name="Email">Theirs.</param>
/// <param name="May">What credentials would let them do now; empty if they get none.</param>
/// <param name="Why">Why they get none.</param>
/// <param name="EndsAt">When that ends by itself.</param>
/// <param name="LastAskedAt">When credentials were last given, to the person or to a token.</param>
/// <param name="LiveTokens">How many tokens fetch credentials for them.</param>
public sealed record WriterPerson(
    Guid DepositId, string Prefix, string Name, string Email, string May, string Why, DateTimeOffset? EndsAt, DateTimeOffset? LastAskedAt,
    int LiveTokens);
