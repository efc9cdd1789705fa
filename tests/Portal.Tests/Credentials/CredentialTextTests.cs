using System.Text.Json;
using Curation.Store;
using Portal.Credentials;
using Portal.Ground;

namespace Portal.Tests.Credentials;

public sealed class CredentialTextTests
{
    private static readonly TemporaryCredentials Given = new("ASIA1", "se/cr+et=", "to//ken+==", new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero));
    private static readonly S3Options Aws = new() { Region = "us-east-1", StagingBucket = "staging" };
    private static readonly S3Options Own = new() { Region = "eu-north-1", StagingBucket = "staging", ServiceUrl = "http://localhost:9000" };

    [Fact]
    public void Bash_takes_every_line_as_it_is()
    {
        Assert.Equal(
            """
            export AWS_ACCESS_KEY_ID='ASIA1'
            export AWS_SECRET_ACCESS_KEY='se/cr+et='
            export AWS_SESSION_TOKEN='to//ken+=='
            export AWS_DEFAULT_REGION='us-east-1'
            """.ReplaceLineEndings("\n"),
            CredentialText.Of(CredentialForm.Bash, Given, Aws));
    }

    [Theory]
    [InlineData(CredentialForm.Bash, "export AWS_ENDPOINT_URL='http://localhost:9000'")]
    [InlineData(CredentialForm.PowerShell, "$Env:AWS_ENDPOINT_URL = 'http://localhost:9000'")]
    [InlineData(CredentialForm.Profile, "endpoint_url = http://localhost:9000")]
    public void Another_server_than_AWS_is_named(CredentialForm form, string line)
    {
        Assert.Contains(line, CredentialText.Of(form, Given, Own).Split('\n'));
        Assert.DoesNotContain("endpoint", CredentialText.Of(form, Given, Aws), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Json_is_what_a_credential_process_prints()
    {
        using var json = JsonDocument.Parse(CredentialText.Of(CredentialForm.Json, Given, Aws));

        Assert.Equal(1, json.RootElement.GetProperty("Version").GetInt32());
        Assert.Equal("se/cr+et=", json.RootElement.GetProperty("SecretAccessKey").GetString());
        Assert.Equal("2026-03-14T15:09:26Z", json.RootElement.GetProperty("Expiration").GetString());
        Assert.Contains("se/cr+et=", CredentialText.Of(CredentialForm.Json, Given, Aws), StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_uploads_or_downloads_by_what_is_let()
    {
        Assert.Equal(
            "aws s3 sync ./your-data s3://staging/cpg0037-oasis/broad/ --region us-east-1",
            CredentialText.Sync("cpg0037-oasis/broad", Permission.ReadWrite, CredentialForm.Bash, Aws));
        Assert.Equal(
            "aws s3 sync s3://staging/cpg0037-oasis/broad/ ./your-data --region eu-north-1 --endpoint-url http://localhost:9000 --profile gallery-upload",
            CredentialText.Sync("cpg0037-oasis/broad", Permission.Read, CredentialForm.Profile, Own));
    }
}
