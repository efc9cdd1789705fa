namespace Curation.Store;

/// <summary>For whom credentials are, and why: the provider writes it into its own log beside each call.</summary>
/// <param name="Person">As people call them, such as a mail address; may be a session's name.</param>
/// <param name="UserId">Stable; ties the provider's log to the portal's.</param>
/// <param name="RequestId">The deposit that the credentials are for.</param>
public sealed record AuditContext(string Person, string UserId, string RequestId)
{
    /// <summary>What the provider takes.</summary>
    public const int Longest = 2048;

    private const int LongestPart = 200;

    /// <summary>One line of printable ASCII, so that nobody's name can add a line or a field to a log.</summary>
    public override string ToString() => $"portal user={Plain(UserId)} person={Plain(Person)} req={Plain(RequestId)}";

    private static string Plain(string text) =>
        string.Concat(
            text.Take(LongestPart).Select(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '_' or '-' or '+' or ':' or '|' or '/' ? c : '?'));
}
