using System.Text.RegularExpressions;
using Cpg.Exits;
using Curation.Workflow.Credentials;

namespace Cpg.Renewing;

/// <summary>Where the token comes from: a file, or the environment; never the command line, which every user of the machine can read.</summary>
internal static partial class TokenSource
{
    public const string Variable = "CPG_TOKEN";

    private const int MostBytes = 4096;

    public static async Task<string> ReadAsync(string? file, TextWriter error, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return Checked(
                Environment.GetEnvironmentVariable(Variable)
                ?? throw new UnusableException($"No access token: name a file that holds it with --token-file, or set {Variable}."),
                Variable);
        }

        // The message about a missing file would show it.
        if (Token().IsMatch(file))
        {
            throw new UnusableException(
                $"--token-file names the file that holds the token; what was given looks like the token itself. Other users of this machine may have read it: revoke it, and put a new one into a file or {Variable}.");
        }

        var path = Expanded(file);
        try
        {
            await WarnOfReadersAsync(path, error);
            using var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = new byte[MostBytes];
            var read = await reader.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, cancellationToken);
            return Checked(System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, read)), $"the file {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"--token-file {file}: {exception.Message}");
        }
    }

    /// <summary>For what repeats a command line, where a token may stand in spite of all.</summary>
    public static string Hidden(string text) => Token().Replace(text, $"{TokenText.Start}…");

    // No shell stands between the AWS tools and a credential_process that would know “~”.
    private static string Expanded(string file) => file.StartsWith("~/", StringComparison.Ordinal) || file.StartsWith("~\\", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), file[2..])
        : file;

    private static async Task WarnOfReadersAsync(string path, TextWriter error)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            await error.WriteLineAsync($"cpg: others on this machine can read {path}: chmod 600 it.");
        }
    }

    private static string Checked(string text, string where) => TokenText.TryParse(text.Trim(), out var token)
        ? token.Text
        : throw new UnusableException(
            $"What {where} holds is no access token: one begins with {TokenText.Start} and was shown whole on the deposit's Upload page. It may have been cut when it was copied.");

    // A cut one, too: its secret begins after the public part.
    [GeneratedRegex("cpgt_[0-9A-Za-z]{12}_[0-9A-Za-z]*")]
    private static partial Regex Token();
}
