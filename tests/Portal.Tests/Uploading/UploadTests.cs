using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Deposits;
using Portal.Uploading;

namespace Portal.Tests.Uploading;

public sealed class UploadTests : AccessTest
{
    public UploadTests() => SignIn(Ada);

    [Fact]
    public async Task Credentials_are_shown_once_and_gone_after_leaving()
    {
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));
        var page = await AskAsync(id);
        Assert.Contains("Shown once.", page.Markup, StringComparison.Ordinal);
        Assert.Contains(FakeVendor.Secret, page.Find("[data-testid=credentials-bash] [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);

        await DisposeComponentsAsync();
        var again = Render<UploadPage>(p => p.Add(u => u.Id, id));

        again.WaitForAssertion(() => Button(again, "Get credentials"));
        Assert.DoesNotContain("HUSH", again.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("MURMUR", again.Markup, StringComparison.Ordinal);
        await using var db = await DbAsync();
        Assert.All(await db.Facts.ToListAsync(), fact => Assert.DoesNotContain("HUSH", fact.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_guide_is_made_for_the_bucket_that_the_request_names()
    {
        var at = DateTimeOffset.UtcNow;
        var form = PlainRequests.Form(Place) with { Home = Curation.Requesting.DataHome.S3, Bucket = "lab-images", Region = "us-west-2", WriterArns = "arn:aws:iam::444455556666:role/lab" };
        var deposit = Deposit.Request(Curation.Store.Prefix.Parse(Place), PlainRequests.Read(form, at), Ada, at);
        deposit.Open(Erin, at);
        var id = await KeepAsync(deposit);

        var page = Render<UploadPage>(p => p.Add(u => u.Id, id));

        page.WaitForAssertion(() => Assert.Contains("Your request names lab-images in us-west-2: another region than the gallery's, eu-north-1", page.Markup.Replace("<span class=\"mono\">", "", StringComparison.Ordinal).Replace("</span>", "", StringComparison.Ordinal), StringComparison.Ordinal));
        var open = page.FindAll(".guide details[open]").Single();
        Assert.Contains("s3://lab-images/", open.TextContent, StringComparison.Ordinal);
        Assert.Contains("--source-region us-west-2", open.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:iam::444455556666:role/lab\"", open.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_masked_until_they_are_asked_for()
    {
        var page = await AskAsync(await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin)));
        Assert.DoesNotContain("HUSH", page.Find("[data-testid=credentials-bash] code").TextContent, StringComparison.Ordinal);

        Button(page, "Show").Click();

        Assert.Contains(FakeVendor.Secret, page.Find("[data-testid=credentials-bash] code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_put_away_is_gone()
    {
        var page = await AskAsync(await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin)));

        Button(page, "Put them away").Click();
        Button(page, "Put them away").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("HUSH", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Expired_credentials_leave_the_page()
    {
        Vendor.GivesExpired = true;
        var page = await AskAsync(await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin)));

        page.WaitForAssertion(() => Assert.Contains("have expired", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("HUSH", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DepositState.Requested, 0)]
    [InlineData(DepositState.Open, 2)]
    [InlineData(DepositState.ChangesAsked, 2)]
    [InlineData(DepositState.Submitted, 1)]
    [InlineData(DepositState.Approved, 1)]
    [InlineData(DepositState.Copying, 1)]
    [InlineData(DepositState.Published, 0)]
    [InlineData(DepositState.Failed, 1)]
    [InlineData(DepositState.Declined, 0)]
    [InlineData(DepositState.Withdrawn, 0)]
    public async Task Only_what_may_be_had_can_be_chosen(DepositState state, int permissions)
    {
        var id = await KeepAsync(Lives.To(state, Place, Ada, Chidi, Erin));

        var page = Render<UploadPage>(p => p.Add(u => u.Id, id));

        page.WaitForElement(".tabs");
        Assert.Equal(permissions, page.FindAll("input[type=radio]").Count);
        Assert.Equal(permissions > 0, page.FindAll("button").Any(b => b.TextContent.Trim() == "Get credentials"));
    }

    [Fact]
    public async Task Nobody_else_gets_credentials()
    {
        SignIn(Erin);
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Shantanu));

        var page = Render<UploadPage>(p => p.Add(u => u.Id, id));

        page.WaitForAssertion(() => Assert.Contains("Credentials go to the contributor", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() == "Get credentials");
    }

    [Fact]
    public async Task What_arrived_is_counted()
    {
        Staging.Put($"{Place}/images/a.tiff", 10, DateTimeOffset.UtcNow);
        Staging.Put($"{Place}2/images/b.tiff", 10, DateTimeOffset.UtcNow);
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));

        var page = Render<UploadPage>(p => p.Add(u => u.Id, id));

        Assert.Contains("We see 1 object, 10 B, arriving", page.WaitForElement("[data-testid=arrivals]").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<UploadPage>> AskAsync(Guid id)
    {
        var page = Render<UploadPage>(p => p.Add(u => u.Id, id));
        page.WaitForAssertion(() => Button(page, "Get credentials"));
        await Button(page, "Get credentials").ClickAsync(new());
        page.WaitForElement("[data-testid=credentials-bash]");
        return page;
    }
}
