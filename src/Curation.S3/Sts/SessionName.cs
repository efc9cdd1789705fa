namespace Curation.S3.Sts;

/// <summary>A person's name as a session may bear it, so that the provider's log tells who acted.</summary>
internal static class SessionName
{
    private const int Longest = 64;

    public static string Of(string person)
    {
        var name = new string([.. person.Trim().Select(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal) ? c : '-').Take(Longest)]);
        return name.Length >= 2 ? name : $"portal-{name}";
    }
}
