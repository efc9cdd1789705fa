using Curation.S3.Tests.Reading;
using Curation.Store;

namespace Curation.S3.Tests.Grants;

/// <summary>Lists of grants over many pages.</summary>
public sealed class Listing
{
    [Fact]
    public async Task Short_and_empty_pages_do_not_end_it()
    {
        await using var server = await Scripted.AnsweringAsync(
            Page("t/1+=", Grant("1", "s3://staging/a/*")),
            Page("t2"),
            Page("", Grant("2", "s3://staging/b*"), Grant("3", "s3://*")));

        var grants = await server.Account.Grants.ListAsync("s3://", CancellationToken.None).ToListAsync();

        Assert.Equal(["1", "2", "3"], grants.Select(grant => grant.Id));
        Assert.Equal([true, true, false], grants.Select(grant => grant.Scope.IsUnderstood));
        Assert.Equal("arn:aws:iam::111122223333:role/lab", grants[0].Grantee.Id);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), grants[0].CreatedAt);
        Assert.EndsWith("maxResults=1000&nextToken=t%2F1%2B%3D", server.Seen[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_begin_so_is_left_out_whatever_the_server_takes_a_fragment_for()
    {
        await using var server = await Scripted.AnsweringAsync(Page("", Grant("1", "s3://staging2/a/*"), Grant("2", "s3://staging/a/*")));

        var grants = await server.Account.Grants.ListAsync("s3://staging/", CancellationToken.None).ToListAsync();

        Assert.Equal("2", Assert.Single(grants).Id);
    }

    [Fact]
    public async Task A_server_that_leads_in_a_circle_is_left()
    {
        await using var server = await Scripted.AnsweringAsync(Page("again", Grant("1", "s3://staging/a/*")));

        var refusal = await Assert.ThrowsAsync<StoreException>(async () => await server.Account.Grants.ListAsync("s3://", CancellationToken.None).CountAsync());

        Assert.Equal(StoreReason.GrantPagesInCircle, refusal.Failure?.Reason);
    }

    [Fact]
    public async Task An_unknown_permission_is_taken_for_the_widest()
    {
        await using var server = await Scripted.AnsweringAsync(Page("", Grant("1", "s3://staging/a/*", "EVERYTHING")));

        Assert.Equal(Permission.ReadWrite, (await server.Account.Grants.ListAsync("s3://", CancellationToken.None).SingleAsync()).Permission);
    }

    [Fact]
    public async Task A_page_is_read_only_when_it_is_wanted()
    {
        await using var server = await Scripted.AnsweringAsync(Page("next", Grant("1", "s3://staging/a/*")));

        await server.Account.Grants.ListAsync("s3://", CancellationToken.None).FirstAsync();

        Assert.Single(server.Seen);
    }

    private static (int, string) Page(string token, params string[] grants) => Scripted.Ok(
        "ListAccessGrantsResult",
        (token.Length > 0 ? $"<NextToken>{token}</NextToken>" : "") + $"<AccessGrantsList>{string.Concat(grants)}</AccessGrantsList>");

    private static string Grant(string id, string scope, string permission = "READWRITE") =>
        $"<AccessGrant><CreatedAt>2026-01-02T03:04:05.000Z</CreatedAt><AccessGrantId>{id}</AccessGrantId><Grantee><GranteeType>IAM</GranteeType>"
        + $"<GranteeIdentifier>arn:aws:iam::111122223333:role/lab</GranteeIdentifier></Grantee><Permission>{permission}</Permission><GrantScope>{scope}</GrantScope></AccessGrant>";
}
