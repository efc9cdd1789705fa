using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Deposits;
using Portal.Uploading;

namespace Portal.Tests.Credentials.Tokens;

public sealed class TokensCardTests : AccessTest
{
    [Fact]
    public async Task A_token_is_shown_once_with_what_to_do_with_it()
    {
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));
        var page = await MakeAsync(id, "cluster");
        var token = page.Find("[data-testid=token] [data-copy]").GetAttribute("data-copy")!;

        Assert.True(TokenText.TryParse(token, out _));
        Assert.DoesNotContain(token, page.Find("[data-testid=token] code").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "credential_process = cpg credentials --portal http://localhost --token-file ~/.config/cpg/cpg0037-oasis-broad.token",
            page.Find("[data-testid=renewal]").TextContent,
            StringComparison.Ordinal);

        Button(page, "Put the token away").Click();
        Button(page, "Put the token away").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=token]")));
        Assert.DoesNotContain(token[20..], page.Markup, StringComparison.Ordinal);
        Assert.Contains("cluster", page.Markup, StringComparison.Ordinal);
        await DisposeComponentsAsync();
        var again = Render<UploadPage>(p => p.Add(u => u.Id, id));
        again.WaitForAssertion(() => Button(again, "Make an access token…"));
        Assert.DoesNotContain(token[20..], again.Markup, StringComparison.Ordinal);
        await using var db = await DbAsync();
        Assert.All(await db.Facts.ToListAsync(), fact => Assert.DoesNotContain(token[20..], fact.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_revoked_with_a_reason_that_stands_there()
    {
        var page = await MakeAsync(await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin)), "cluster");
        Button(page, "Revoke…").Click();
        page.Find("textarea").Input("The laptop is lost.");

        await Button(page, "Revoke “cluster”").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("The laptop is lost.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Revoke…");
    }

    [Fact]
    public async Task A_refused_name_says_why()
    {
        var page = await MakeAsync(await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin)), " ", isRefused: true);

        Assert.Contains("Give the token a name", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maintainer_sees_and_revokes_what_the_contributor_made_but_makes_none()
    {
        var id = await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));
        await MakeAsync(id, "cluster");
        await DisposeComponentsAsync();
        SignIn(Erin);

        var page = Render<UploadPage>(p => p.Add(u => u.Id, id));

        page.WaitForAssertion(() => Button(page, "Revoke…"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Make an access token…");
    }

    private async Task<IRenderedComponent<UploadPage>> MakeAsync(Guid id, string name, bool isRefused = false)
    {
        SignIn(Ada);
        var page = Render<UploadPage>(p => p.Add(u => u.Id, id));
        page.WaitForAssertion(() => Button(page, "Make an access token…"));
        Button(page, "Make an access token…").Click();
        page.WaitForElement("input[placeholder=cluster]").Input(name);
        await Button(page, "Make the token").ClickAsync(new());
        page.WaitForElement(isRefused ? ".refusal" : "[data-testid=token]");
        return page;
    }
}
