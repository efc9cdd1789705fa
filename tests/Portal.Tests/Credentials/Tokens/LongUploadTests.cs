using Portal.Auditing;
using Portal.Tests.Journeys;
using Testing.Tools;

namespace Portal.Tests.Credentials.Tokens;

/// <summary>An upload that takes hours, with credentials of one hour, and nobody who pastes new ones.</summary>
public sealed class LongUploadTests
{
    private const string Why = "The cluster account is shared with people I do not know.";

    [NeedsTheory("awscli", "curl")]
    [InlineData("cpg")]
    [InlineData("script")]
    public async Task A_thousand_files_outlive_three_sets_of_credentials(string way)
    {
        await using var upload = await LongUpload.StartAsync(1000);
        upload.At(250);
        upload.At(500);
        upload.At(750);

        var code = await upload.SyncAsync(ProcessOf(way, upload));

        Assert.True(code == 0, upload.Errors);
        Assert.Equal("", upload.Errors);
        Assert.Equal((1000, 1000), (await upload.StagedAsync(), upload.Arrived));
        Assert.Equal(4, upload.SetsUsed);
        Assert.Equal(4, (await upload.World.Tokens.ListAsync(upload.Deposit, World.Ada)).Single().Uses);
        var facts = (await upload.World.Audit.ListAsync(new AuditFilter(What: "token.used-for-credentials"), null, World.Erin)).Facts;
        Assert.Equal(4, facts.Count);
    }

    [NeedsTheory("awscli", "curl")]
    [InlineData("cpg")]
    [InlineData("script")]
    public async Task A_token_that_is_revoked_meanwhile_stops_it_in_words(string way)
    {
        await using var upload = await LongUpload.StartAsync(8);
        upload.At(5, async () =>
        {
            var token = (await upload.World.Tokens.ListAsync(upload.Deposit, World.Ada)).Single();
            await upload.World.Tokens.RevokeAsync(upload.Deposit, token.Id, Why, World.Ada);
        });

        var code = await upload.SyncAsync(ProcessOf(way, upload));

        Assert.NotEqual(0, code);
        Assert.Contains(
            "the portal gives no credentials: This token was revoked. Ada Lindqvist revoked it on", upload.Errors, StringComparison.Ordinal);
        Assert.Contains(Why, upload.Errors, StringComparison.Ordinal);
        Assert.Equal((5, 1), (await upload.StagedAsync(), upload.SetsUsed));
    }

    // As the page writes them, but for the paths.
    private static string ProcessOf(string way, LongUpload upload)
    {
        var portal = upload.World.Address.GetLeftPart(UriPartial.Authority);
        return way == "cpg"
            ? $"dotnet {Repository.CpgProgram} credentials --portal {portal} --token-file {upload.TokenFile}"
            : $"sh {Repository.PathOf("wwwroot/credentials.sh")} {portal} {upload.TokenFile}";
    }
}
