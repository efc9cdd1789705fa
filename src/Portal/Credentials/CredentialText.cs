using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Store;
using Portal.Ground;

namespace Portal.Credentials;

/// <summary>Credentials as lines to paste: complete, with the region and, where there is one, the server's address.</summary>
internal static class CredentialText
{
    public const string ProfileName = "gallery-upload";

    private const string Remote = "gallery";

    // The page shows secrets as they are; “+” written as an escape would be harder to compare.
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(CredentialForm form, TemporaryCredentials credentials, S3Options s3) => form switch
    {
        CredentialForm.Bash => Lines(Variables(credentials, s3).Select(v => $"export {v.Name}={ShellQuote.Bash(v.Value)}")),
        CredentialForm.PowerShell => Lines(Variables(credentials, s3).Select(v => $"$Env:{v.Name} = {ShellQuote.PowerShell(v.Value)}")),
        CredentialForm.Cmd => Variables(credentials, s3).All(v => ShellQuote.SuitsCmd(v.Value))
            ? Lines(Variables(credentials, s3).Select(v => $"set \"{v.Name}={v.Value}\""))
            : "rem These credentials hold a character that cmd cannot take: use PowerShell.",
        CredentialForm.Profile =>
            Section(ProfileName, credentials, s3, [], "aws_access_key_id", "aws_secret_access_key", "aws_session_token", "endpoint_url"),
        CredentialForm.Json => ProcessJson(credentials),
        CredentialForm.Boto3 => Boto3(credentials, s3),
        CredentialForm.Rclone => Section(
            Remote,
            credentials,
            s3,
            ["type = s3", $"provider = {(s3.ServiceUrl is null ? "AWS" : "Other")}", "env_auth = false", "no_check_bucket = true"],
            "access_key_id",
            "secret_access_key",
            "session_token",
            "endpoint"),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Nobody wrote down this form of credentials."),
    };

    /// <summary>What a <c>credential_process</c> prints.</summary>
    public static string ProcessJson(TemporaryCredentials credentials) => JsonSerializer.Serialize(
        new
        {
            Version = 1,
            credentials.AccessKeyId,
            credentials.SecretAccessKey,
            credentials.SessionToken,
            Expiration = credentials.Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        },
        Plain);

    /// <summary>How somebody whose own AWS identity holds a grant asks for credentials themselves; null where the server keeps no grants.</summary>
    public static string? DataAccess(string prefix, Permission permission, S3Options s3) => s3.AccessGrants is { } grants
        ? $"aws s3control get-data-access --account-id {grants.AccountId} --target \"s3://{s3.StagingBucket}/{prefix}/*\""
            + $" --permission {(permission is Permission.Read ? "READ" : "READWRITE")} --duration-seconds 43200 --region {s3.Region}"
        : null;

    /// <summary>The line that uploads a folder, or downloads it with credentials that only read.</summary>
    public static string Sync(string prefix, Permission permission, CredentialForm form, S3Options s3)
    {
        if (form is CredentialForm.Rclone)
        {
            var (local, remote) = ("./your-data", $"{Remote}:{s3.StagingBucket}/{prefix}");
            return $"rclone copy --progress {(permission is Permission.ReadWrite ? $"{local} {remote}" : $"{remote} {local}")}";
        }

        var (here, there) = ("./your-data", $"s3://{s3.StagingBucket}/{prefix}/");
        var way = permission is Permission.ReadWrite ? $"{here} {there}" : $"{there} {here}";
        var endpoint = s3.ServiceUrl is { } url ? $" --endpoint-url {url}" : "";
        var profile = form is CredentialForm.Profile ? $" --profile {ProfileName}" : "";
        return $"aws s3 sync {way} --region {s3.Region}{endpoint}{profile}";
    }

    private static IEnumerable<(string Name, string Value)> Variables(TemporaryCredentials credentials, S3Options s3)
    {
        yield return ("AWS_ACCESS_KEY_ID", credentials.AccessKeyId);
        yield return ("AWS_SECRET_ACCESS_KEY", credentials.SecretAccessKey);
        yield return ("AWS_SESSION_TOKEN", credentials.SessionToken);
        yield return ("AWS_DEFAULT_REGION", s3.Region);
        if (s3.ServiceUrl is { } url)
        {
            yield return ("AWS_ENDPOINT_URL", url);
        }
    }

    private static string Section(
        string name, TemporaryCredentials credentials, S3Options s3, string[] first, string id, string secret, string token, string endpoint)
    {
        (string Name, string? Value)[] values =
            [
                (id, credentials.AccessKeyId), (secret, credentials.SecretAccessKey), (token, credentials.SessionToken), ("region", s3.Region),
                (endpoint, s3.ServiceUrl),
            ];
        return values.All(v => v.Value is null || ShellQuote.SuitsLine(v.Value))
            ? Lines([$"[{name}]", .. first, .. values.Where(v => v.Value is not null).Select(v => $"{v.Name} = {v.Value}")])
            : "# These credentials hold a character that this file cannot take: use bash or PowerShell.";
    }

    private static string Boto3(TemporaryCredentials credentials, S3Options s3) => Lines(
        [
            "import boto3",
            "",
            "s3 = boto3.client(",
            "    \"s3\",",
            $"    aws_access_key_id={ShellQuote.Python(credentials.AccessKeyId)},",
            $"    aws_secret_access_key={ShellQuote.Python(credentials.SecretAccessKey)},",
            $"    aws_session_token={ShellQuote.Python(credentials.SessionToken)},",
            $"    region_name={ShellQuote.Python(s3.Region)},",
            .. s3.ServiceUrl is { } url ? new[] { $"    endpoint_url={ShellQuote.Python(url)}," } : [],
            ")",
        ]);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
