namespace Portal.Writers;

/// <summary>Credentials that work now.</summary>
/// <param name="DepositId">For which deposit.</param>
/// <param name="Prefix">What they reach.</param>
/// <param name="Who">Who asked, or whose token did.</param>
/// <param name="Token">The token's name; empty if a person asked.</param>
/// <param name="Writes">Whether they let write.</param>
/// <param name="GivenAt">When they were asked for.</param>
/// <param name="Until">When they end.</param>
/// <param name="Outlived">Why they would not be given any more; empty while they would.</param>
public sealed record ActiveCredential(Guid DepositId, string Prefix, string Who, string Token, bool Writes, DateTimeOffset GivenAt, DateTimeOffset Until, string Outlived);
