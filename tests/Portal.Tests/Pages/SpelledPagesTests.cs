using System.Text;
using System.Text.RegularExpressions;
using Curation.Registries;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.People;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Checking;
using Portal.Checking.Waiving;
using Portal.Data;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Identity;
using Portal.Overview;
using Portal.Promoting;
using Portal.Promoting.Receipts;
using Portal.Registering;
using Portal.Staging;
using Portal.Tests.Journeys;

namespace Portal.Tests.Pages;

/// <summary>Names and words that read as others are seen for what they are, wherever they are shown.</summary>
public sealed partial class SpelledPagesTests : PageTest
{
    private const string Prefix = "cpg0048-bsc/broad";
    private const string Odd = "photo\u202egpj\u200b.exe";
    private static readonly Actor Ada = World.Ada with { Name = "Ada\u202e" };

    [Fact]
    public async Task Marks_are_spelled_out_on_every_page_that_shows_what_others_wrote()
    {
        var id = await World.Requests.AskAsync(Prefix, "A plate", 10, World.Chidi.Email, Ada);
        await World.Deposits.OpenAsync(id, World.Erin);
        await World.PutAsync(World.Staging, $"{Prefix}/images/{Odd}", "an \u202eobject, not empty");
        await World.PutAsync(World.Staging, $"{Prefix}/images/f\u2066older/x.tiff", "an object, not empty");
        await World.PutAsync(World.Staging, $"{Prefix}/images/.DS_Store", "x");
        await World.Deposits.CommentAsync(id, "See \u202egpj.exe\nand \u2067more.", Ada);
        var run = await World.CheckAsync(id);
        await World.Waivers.GiveAsync(run.Id, "K006", null, "Kept\u202e on purpose.", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(20)), World.Erin);
        await World.Deposits.WithdrawAsync(id, Ada);

        IsSpelled(Show<AuditPage>(_ => { }), ".words");
        IsSpelled(Show<OverviewPage>(p => p.Add(o => o.Id, id)), ".timeline-words");
        IsSpelled(Show<RequestPage>(p => p.Add(r => r.Id, id)), ".facts");
        IsSpelled(Show<DepositsPage>(_ => { }), "tbody tr");
        IsSpelled(Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id)), ".finding");
        At($"/deposits/{id}/check/{run.Id}?view=findings");
        IsSpelled(Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id)), ".finding, .found");
        At($"/deposits/{id}/check/{run.Id}?view=waivers");
        IsSpelled(Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id)), "tbody tr");
        IsSpelled(Show<DepositData>(p => p.Add(d => d.Id, id)), ".folder-sum", expected: false);
        At($"/deposits/{id}/data/images");
        IsSpelled(Show<DepositData>(p => p.Add(d => d.Id, id)), ".entry");
        At($"/deposits/{id}/data/images?object={Uri.EscapeDataString(Odd)}");
        IsSpelled(Show<DepositData>(p => p.Add(d => d.Id, id)), ".preview");
    }

    [Fact]
    public async Task Also_in_what_is_decided_and_published_and_of_people()
    {
        Services.AddSingleton(new IdentityOptions { Authority = "https://issuer.example" });
        var id = await World.Requests.AskAsync(Prefix, "A plate", World.Complete + 1, World.Chidi.Email, Ada);
        await World.Deposits.OpenAsync(id, World.Erin);
        for (var i = 0; i < World.Complete; i++)
        {
            await World.PutAsync(World.Staging, World.KeyOf(Prefix, i), World.TextOf(Prefix, i, World.Complete));
        }

        await World.PutAsync(World.Staging, $"{Prefix}/images/.DS_Store", "x");
        await World.CheckAsync(id);
        await World.SubmitAsync(id, "Known\u202e since the pilot.");
        await World.Promotions.PlanAsync(id, World.Erin);
        var plan = (await World.UntilAsync(
            () => World.Promotions.NewestAsync(id, World.Erin), p => p is { AwaitsApproval: true } or { State: JobState.Failed }))!;
        IsSpelled(Show<PromotionPage>(p => p.Add(page => page.Id, id)), ".figures");
        await World.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, "An\u202e agreed exception.", World.Erin);
        await World.EndOfAsync(id);

        IsSpelled(Show<PromotionPage>(p => p.Add(page => page.Id, id)), ".facts");
        IsSpelled(Show<ReceiptPage>(p => p.Add(page => page.Id, plan.Id)), ".facts");

        var mia = Person.Join(new("https://issuer.example", "mia", "Mia\u202e", "mia@gallery.example", Role.Contributor), DateTimeOffset.UtcNow);
        await using (var db = await World.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync())
        {
            db.Add(mia);
            await db.SaveChangesAsync();
        }

        IsSpelled(Show<PeoplePage>(_ => { }), "tbody tr");
        IsSpelled(Show<PersonPage>(p => p.Add(page => page.Id, mia.Id)), ".facts");
    }

    [Fact]
    public void Also_in_a_registry_that_is_refused_for_it()
    {
        var imports = World.Services.GetRequiredService<RegistryImports>();
        var file =
            $"{Encoding.UTF8.GetString(RegistryFile.Gallery.Bytes.Span)}  - name: cpg0060-new\n    description: \"Six\\u202Ety\"\n    status: unpublished\n";
        var id = imports.Receive(Encoding.UTF8.GetBytes(file), "registry\u202e.yml", World.Erin);

        IsSpelled(Show<ImportPreviewPage>(p => p.Add(page => page.Id, id)), ".problem");
    }

    private static void IsSpelled<T>(IRenderedComponent<T> page, string awaited, bool expected = true)
        where T : IComponent
    {
        page.WaitForElement(awaited);
        var shown = Kept().Replace(page.Markup, "");

        Assert.DoesNotContain(
            shown, letter => letter is (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
        Assert.Equal(expected, Regex.IsMatch(shown, "<bdi>.*<span class=\"mark\"[^>]*>U\\+20"));
    }

    // What is copied, and what leads somewhere, is the key itself.
    [GeneratedRegex("(data-copy|href|value|content)=\"[^\"]*\"")]
    private static partial Regex Kept();
}
