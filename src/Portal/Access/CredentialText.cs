using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Curation;
using Curation.S3;

namespace Portal.Access;

/// <summary>Credentials as lines to paste: complete, with the region and, where there is one, the server's address.</summary>
internal static class CredentialText
{
    public const string ProfileName = "gallery-upload";

    // The page shows secrets as they are; “+” written as an escape would be harder to compare.
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(CredentialForm form, TemporaryCredentials credentials, S3Options s3) => form switch
    {
        CredentialForm.Bash => Lines(Variables(credentials, s3).Select(v => $"export {v.Name}='{v.Value}'")),
        CredentialForm.PowerShell => Lines(Variables(credentials, s3).Select(v => $"$Env:{v.Name} = '{v.Value}'")),
        CredentialForm.Profile => Lines(
            [
                $"[{ProfileName}]",
                $"aws_access_key_id = {credentials.AccessKeyId}",
                $"aws_secret_access_key = {credentials.SecretAccessKey}",
                $"aws_session_token = {credentials.SessionToken}",
                $"region = {s3.Region}",
                .. s3.ServiceUrl is { } url ? new[] { $"endpoint_url = {url}" } : [],
            ]),
        CredentialForm.Json => ProcessJson(credentials),
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

    /// <summary>The line that uploads a folder, or downloads it with credentials that only read.</summary>
    public static string Sync(string prefix, Permission permission, CredentialForm form, S3Options s3)
    {
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

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
