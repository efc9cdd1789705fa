using System.Text;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Curation.Workflow.People;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Credentials.Tokens;
using Portal.Data;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Dropping;
using Portal.Grants;
using Portal.Identity;
using Portal.Promoting;
using Portal.Registering;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;
using Portal.Uploading;
using Portal.Writers;

namespace Portal.Tests.Pages;

/// <summary>A page that stands open shows what was done in another tab, or by others, within seconds.</summary>
public sealed class PollingTests : PageTest
{
    private const string Place = "cpg0048-bsc/broad";
    private readonly ManualClock clock = new();

    public PollingTests() => Services.AddSingleton<TimeProvider>(clock);

    [Fact]
    public async Task Tokens_of_a_deposit_and_of_all()
    {
        var id = await World.OpenAsync(Place, 1);
        var row = (await World.DepositQueries.FindAsync(id, World.Ada))!;
        var (card, all) = (Show<TokensCard>(p => p.Add(c => c.Deposit, row), "ada"), Show<WriterTokensPage>(_ => { }));
        await SettleAsync(card, all);

        await World.Tokens.MakeAsync(id, "the cluster", Permission.ReadWrite, TimeSpan.FromDays(1), World.Ada);
        await FollowAsync((card, "the cluster"), (all, "the cluster"));

        await World.Tokens.RevokeAsync(id, Assert.Single(await World.Tokens.ListAsync(id, World.Ada)).Id, "Not used.", World.Erin);
        await FollowAsync((card, "Revoked"), (all, "No token matches."));
    }

    [Fact]
    public async Task Who_can_write()
    {
        var id = await World.OpenAsync(Place, 1);
        var writers = World.Services.GetRequiredService<WriterActs>();
        var grant = Assert.Single(await World.UntilAsync(() => writers.OfDepositAsync(id, World.Erin), rows => rows is [{ State: GrantState.Live }]));
        var (card, people) = (Show<WhoCanWrite>(p => p.Add(c => c.DepositId, id)), Show<WriterPeoplePage>(_ => { }));
        await SettleAsync(card, people);

        await writers.RevokeAsync(grant.Grant!.Id, "The lab moved.", World.Erin);

        await FollowAsync((card, "The lab moved."), (people, "The lab moved."));
    }

    [Fact]
    public async Task Sessions_of_ones_own()
    {
        var page = Show<SessionsPage>(_ => { });
        await SettleAsync(page);
        Assert.Single(page.FindAll("tbody tr"));

        await SignedIn("erin");

        await FollowAsync((page, "End A test"));
    }

    [Fact]
    public async Task People_and_one_of_them_and_what_is_chosen_stays()
    {
        Services.AddSingleton(new IdentityOptions { Authority = "https://issuer.example" });
        var mia = await JoinAsync("mia");
        var (list, one) = (Show<PeoplePage>(_ => { }), Show<PersonPage>(p => p.Add(page => page.Id, mia)));
        await SettleAsync(list, one);
        one.Find("select").Change("1");

        await JoinAsync("max");
        await FollowAsync((list, "max"));
        Assert.Equal("1", one.Find("option[selected]").GetAttribute("value"));

        await using (var db = await World.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            (await db.People.SingleAsync(person => person.Id == mia)).Disable(World.Erin, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }

        await FollowAsync((one, "Let them in again"));
        Assert.Equal("1", one.Find("option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_deposit_from_state_to_state_on_the_page_about_its_upload()
    {
        var id = await World.OpenAsync(Place, 1);
        var (ours, theirs) = (Show<UploadPage>(p => p.Add(page => page.Id, id), "ada"), Show<UploadPage>(p => p.Add(page => page.Id, id)));
        await SettleAsync(ours, theirs);

        await World.SubmitAsync(id, "A test.");
        await FollowAsync((ours, ">Submitted<"), (theirs, ">Submitted<"));

        await World.Deposits.AskChangesAsync(id, "Please.", World.Erin);
        await FollowAsync((ours, ">Changes asked<"), (theirs, ">Changes asked<"));

        await World.Deposits.WithdrawAsync(id, World.Ada);
        await FollowAsync((ours, ">Withdrawn<"), (theirs, ">Withdrawn<"));
    }

    [Fact]
    public async Task A_request_that_is_changed_or_decided_while_it_is_changed_here()
    {
        var id = await World.Requests.AskAsync(Place, "A plate", 6, World.Chidi.Email, World.Ada);
        var page = Show<EditRequestPage>(p => p.Add(edit => edit.Id, id), "ada");
        await SettleAsync(page);

        // What stands here was made from the text before: it may not go over the newer one.
        await World.Requests.AnswerAsync(id, PlainRequests.Form(Place, "Two plates", 12), null, 1, World.Ada);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(5));
        page.FindAll(".form .actions button").Single(button => button.TextContent.Trim() == "Send the changed request").Click();
        Assert.Contains("changed since you looked", page.WaitForElement(".form-faults").TextContent, StringComparison.Ordinal);

        await World.Deposits.OpenAsync(id, World.Erin);
        await FollowAsync((page, "Nothing to change"));
        Assert.Empty(page.FindAll(".form"));
    }

    /// <summary>Words to the errors of one plan are no words to those of another.</summary>
    [Fact]
    public async Task A_plan_in_the_place_of_another_and_it_is_decided_on_anew()
    {
        var id = await World.OpenAsync(Place);
        await World.PutAsync(World.Staging, $"{Place}/images/.DS_Store", "x");
        var older = await World.PlanAsync(id);
        var page = Show<PromotionPage>(p => p.Add(d => d.Id, id));
        page.WaitForElement(".form textarea").Change("Known of the first.");
        Assert.Equal("Known of the first.", page.Find(".form textarea").GetAttribute("value"));

        var run = await World.CheckAsync(id);
        await World.Promotions.PlanAsync(id, World.Shantanu);
        await World.UntilAsync(() => World.Promotions.NewestAsync(id, World.Erin), plan => plan is { AwaitsApproval: true } && plan.Id != older.Id);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(5));

        await page.WaitForStateAsync(() => page.Markup.Contains($"/deposits/{id}/check/{run.Id}\">check<", StringComparison.Ordinal));
        Assert.True(string.IsNullOrEmpty(page.WaitForElement(".form textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task A_file_that_is_put_in_force_and_a_report_that_is_forgotten()
    {
        var imports = World.Services.GetRequiredService<RegistryImports>();
        var file = imports.Receive(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(RegistryFile.Gallery.Bytes.Span) + "  - name: cpg0060-new\n    description: \"\"\n    status: unpublished\n"), "registry.yml", World.Erin);
        var dropped = World.Services.GetRequiredService<DroppedListings>();
        var (listing, line) = (Guid.NewGuid(), $"{Place}/workspace/x.csv\t10\n");
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(line));
        await dropped.ReceiveAsync(listing, new DropOptions("listing.csv", Place, null), body, line.Length, World.Erin, CancellationToken.None);
        var (preview, report) = (Show<ImportPreviewPage>(p => p.Add(page => page.Id, file)), Show<DroppedPage>(p => p.Add(page => page.Id, listing)));
        await SettleAsync(preview, report);

        await imports.ApplyAsync(file, (await imports.FindAsync(file, World.Erin))!.Mark, World.Erin);
        dropped.Forget(listing, World.Erin);

        await FollowAsync((preview, "This file is not there any more"), (report, "There is no such report"));
        Assert.Empty(preview.FindAll(".act"));
        Assert.Empty(report.FindAll(".act"));
    }

    private async Task<Guid> JoinAsync(string name)
    {
        await using var db = await World.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var person = Person.Join(new("https://issuer.example", name, name, $"{name}@gallery.example", Role.Contributor), DateTimeOffset.UtcNow);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private static async Task SettleAsync(params IRenderedComponent<IComponent>[] pages)
    {
        foreach (var page in pages)
        {
            await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0 && page.FindAll(".card").Count > 0);
        }
    }

    private async Task FollowAsync(params (IRenderedComponent<IComponent> Page, string Words)[] all)
    {
        Assert.All(all, one => Assert.DoesNotContain(one.Words, one.Page.Markup, StringComparison.Ordinal));
        await clock.AdvanceAsync(TimeSpan.FromSeconds(5));
        foreach (var (page, words) in all)
        {
            await page.WaitForStateAsync(() => page.Markup.Contains(words, StringComparison.Ordinal));
        }
    }
}
