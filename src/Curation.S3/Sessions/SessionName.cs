using Curation.Store;

namespace Curation.S3.Sessions;

/// <summary>
/// A person's name, and the end of the request's number, as a session may bear them, so that the provider's log tells who acted and for what.
/// </summary>
internal static class SessionName
{
    private const int Longest = 64;

    // The last digits of a request's id are its random ones.
    private const int RequestDigits = 12;

    public static string Of(AuditContext audit)
    {
        var request = new string([.. audit.RequestId.Where(char.IsAsciiLetterOrDigit).TakeLast(RequestDigits)]);
        return request.Length == 0 ? Of(audit.Person) : $"{Of(audit.Person, Longest - 1 - request.Length)}={request}";
    }

    public static string Of(string person) => Of(person, Longest);

    private static string Of(string person, int longest)
    {
        var name = new string(
            [.. person.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal) ? c : '-').Take(longest)]);
        return name.Length >= 2 ? name : $"portal-{name}";
    }
}
