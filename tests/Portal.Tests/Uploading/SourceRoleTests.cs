using Bunit;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Portal.Ground;
using Portal.Tests.Deposits;
using Portal.Uploading;

namespace Portal.Tests.Uploading;

/// <summary>Which role the owner of a source bucket has to let in.</summary>
public sealed class SourceRoleTests : AccessTest
{
    private const string Role = "arn:aws:iam::111122223333:role/access-grants-location";
    private static readonly AccessGrantsOptions Grants = new() { AccountId = "111122223333", Grantee = "arn:aws:iam::111122223333:role/portal" };

    [Fact]
    public void By_grants_it_is_the_role_of_the_location_and_never_the_portals()
    {
        var s3 = new S3Options { AccessGrants = Grants with { LocationRole = Role }, RoleArn = "arn:aws:iam::111122223333:role/other" };

        Assert.Equal(Role, UploadTarget.Of(Place, s3).Role);
        Assert.Equal("", UploadTarget.Of(Place, s3 with { AccessGrants = Grants }).Role);
        Assert.Equal("arn:aws:iam::111122223333:role/other", UploadTarget.Of(Place, s3 with { AccessGrants = null }).Role);
        Assert.Equal("", UploadTarget.Of(Place, new S3Options()).Role);
    }

    [Fact]
    public async Task The_guide_names_it_in_the_policy()
    {
        var guide = await GuideAsync(Grants with { LocationRole = Role });

        Assert.Contains($"\"AWS\": \"{Role}\"", guide.Markup.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("ROLE", guide.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_setting_the_guide_says_so()
    {
        var guide = await GuideAsync(Grants);

        Assert.Contains("has not told it which role", guide.Markup, StringComparison.Ordinal);
        Assert.Contains(UploadCommands.WhoAmI, guide.Markup, StringComparison.Ordinal);
        Assert.Contains("role/ROLE", guide.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/somebody")]
    [InlineData("arn:aws:iam::111122223333:role/*")]
    [InlineData("access-grants-location")]
    public void What_is_no_role_stops_the_start(string role) => Assert.Contains(
        new S3Options { StagingBucket = "staging", GalleryBucket = "gallery", AccessGrants = Grants with { LocationRole = role } }.Faults(),
        fault => fault.StartsWith("S3:AccessGrants:LocationRole", StringComparison.Ordinal));

    private async Task<IRenderedComponent<UploadGuide>> GuideAsync(AccessGrantsOptions grants)
    {
        S3 = new S3Options { AccessGrants = grants };
        SignIn(Ada);
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));
        return Render<UploadGuide>(parameters => parameters.Add(guide => guide.DepositId, id).Add(guide => guide.Prefix, Place));
    }
}
