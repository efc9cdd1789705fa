using System.Globalization;
using Curation.Workflow.Deposits;

namespace Curation.Workflow.Credentials;

/// <summary>Credentials as the audit trail tells of them. The facts are the only record, so they are read back instead of kept twice.</summary>
/// <param name="Until">When they end; told in minutes, so up to one later than they do.</param>
/// <param name="Writes">Whether they let write.</param>
/// <param name="Token">The token that renewed them; empty if a person asked.</param>
public sealed record CredentialFact(DateTimeOffset Until, bool Writes, string Token)
{
    private const string Form = "yyyy-MM-dd HH:mm 'UTC'";
    private const int Length = 20;

    /// <summary>Null for a fact of another kind.</summary>
    public static CredentialFact? Of(string what, string words)
    {
        if (what is not (DepositFacts.CredentialsAsked or TokenFacts.UsedForCredentials) || words.Length < Length
            || !DateTimeOffset.TryParseExact(words[^Length..], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            return null;
        }

        var (open, close) = (words.IndexOf('“', StringComparison.Ordinal), words.LastIndexOf('”'));
        return new CredentialFact(
            until.AddMinutes(1),
            words.Contains(" to read and write ", StringComparison.Ordinal),
            what == TokenFacts.UsedForCredentials && open >= 0 && close > open ? words[(open + 1)..close] : "");
    }
}
