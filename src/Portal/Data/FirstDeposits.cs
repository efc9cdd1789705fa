using Curation;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Identity;

namespace Portal.Data;

/// <summary>Gives the embedded server's example data its deposits, by the same acts as people's, so that a first visitor finds work to do.</summary>
internal static class FirstDeposits
{
    private static readonly (string Prefix, string Purpose, long Objects, bool Submitted)[] Examples =
    [
        ("cpg0049-ipsc-diff-pancreatic-progenitor/broad", "Two plates of differentiating progenitors, imaged and profiled.", 0, true),
        ("cpg0037-oasis/axiom", "A first upload with the usual mistakes.", 120, false),
        ("cpg0047-amish/broad", "Fifteen hundred small images, to watch a copy at work.", 0, true),
    ];

    public static async Task SeedFirstDepositsAsync(this WebApplication app, Settings settings)
    {
        if (!settings.IsSandbox || !settings.Portal.Seed)
        {
            return;
        }

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        if (await db.Facts.AnyAsync())
        {
            return;
        }

        var (ada, erin) = (Of("ada"), Of("erin"));
        var champion = Of("chidi").Email;
        var buckets = app.Services.GetRequiredService<Buckets>();
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var (text, purpose, objects, submitted) in Examples)
        {
            var prefix = Prefix.Parse(text);
            var staged = await buckets.Staging.ListAsync(prefix.Folder, null, CancellationToken.None).LongCountAsync();
            if (staged == 0)
            {
                continue;
            }

            var deposit = Deposit.Request(prefix, purpose, objects == 0 ? staged : objects, champion, ada, at);
            deposit.Open(erin, at);
            if (submitted)
            {
                deposit.Submit(ada, at);
            }

            db.AddRange(deposit, Grant.Want(deposit, erin, at));
            await db.SaveChangesAsync();
        }
    }

    private static Actor Of(string key) => Persona.All.Single(persona => persona.Key == key).Actor;
}
