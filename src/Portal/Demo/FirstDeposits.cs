using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Running;
using Portal.Data;
using Portal.Grants;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Demo;

/// <summary>Gives the embedded server's example data its deposits, by the same acts as people's, so that a first visitor finds work to do.</summary>
internal static class FirstDeposits
{
    private static readonly (DatasetForm Form, bool Submitted)[] Examples =
    [
        (new()
        {
            Place = "cpg0049-ipsc-diff-pancreatic-progenitor/broad",
            Title = "Two plates of differentiating progenitors, imaged and profiled.",
            Description = "Pancreatic progenitors from induced pluripotent stem cells, fixed on day 12. Two 384-well plates of one batch, nine fields a well, with profiles by CellProfiler.",
            Stains = Stains.Hoechst | Stains.ConcanavalinA | Stains.Syto14 | Stains.Phalloidin | Stains.WheatGermAgglutinin | Stains.MitoTracker,
            Bytes = "40 MB",
            Home = DataHome.Server,
        }, true),
        (new()
        {
            Place = "cpg0037-oasis/axiom",
            Title = "A first upload with the usual mistakes.",
            Description = "Plates of hepatocytes under reference compounds, as they came from the microscope: to see what the check finds in a first upload.",
            Stains = Stains.Hoechst | Stains.Phalloidin | Stains.MitoTracker,
            OtherStains = "CellMask for the cell body, in the place of concanavalin A.",
            Objects = 120,
            Bytes = "2 MB",
            Home = DataHome.S3,
            Bucket = "axiom-screening-images",
            Region = "us-west-2",
            WriterArns = "arn:aws:iam::111122223333:role/axiom-imaging",
        }, false),
        (new()
        {
            Place = "cpg0047-amish/broad",
            Title = "Fifteen hundred small images, to watch a copy at work.",
            Description = "Fibroblast lines of several donors, without anything that tells of the donors. Images only; profiles follow.",
            Stains = Stains.Hoechst,
            OtherStains = "A pilot with the DNA stain alone: the other five follow with the full set.",
            Bytes = "6 MB",
            Home = DataHome.Workstation,
        }, true),
    ];

    public static async Task SeedFirstDepositsAsync(this WebApplication app)
    {
        var dbs = app.Services.GetRequiredService<IDbContextFactory<PortalDb>>();
        await using (var look = await dbs.CreateDbContextAsync())
        {
            if (await look.Facts.AnyAsync())
            {
                return;
            }
        }

        var (ada, erin) = (Of("ada"), Of("erin"));
        var champion = Of("chidi").Email;
        var buckets = app.Services.GetRequiredService<Buckets>();
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var (example, submitted) in Examples)
        {
            var prefix = Prefix.Parse(example.Place!);
            var staged = await buckets.Staging.ListAsync(prefix.Folder, null, CancellationToken.None).LongCountAsync();
            if (staged == 0)
            {
                continue;
            }

            var form = example with { Objects = example.Objects ?? staged, Champion = champion, Contact = ada.Email, AgreedTo = LicenceAgreement.Current.Sha256 };
            var (request, faults) = DatasetReading.Read(form, at, LicenceAgreement.Current);
            var deposit = Deposit.Request(prefix, request ?? throw new InvalidOperationException($"The example {prefix} is no request: {faults[0].Message}"), ada, at);
            deposit.Open(erin, at);
            await using var db = await dbs.BeginAsync(CancellationToken.None);
            db.AddRange(deposit, Grant.Want(deposit, erin, at));
            await db.SaveChangesAsync();
            if (submitted)
            {
                await SubmitAsync(app.Services, db, deposit, ada, at);
            }
        }
    }

    // With a check, as people do; a few thousand small objects take a second or two, once.
    private static async Task SubmitAsync(IServiceProvider services, PortalDb db, Deposit deposit, Actor by, DateTimeOffset at)
    {
        var run = CheckRun.Ask(deposit, by, at);
        run.TakeUp("first deposits", TimeSpan.FromMinutes(5), at);
        db.Add(run);
        await db.SaveChangesAsync();
        await services.GetServices<IWorker>().OfType<CheckWorker>().Single().RunAsync(run.Id, CancellationToken.None);
        await db.Entry(run).ReloadAsync();
        deposit.Submit(run, run.Id, WaivedErrors.None, "A pilot to try the way with; what is missing follows.", by, at);
        await db.EndGrantsAsync(deposit, by, at, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private static Actor Of(string key) => DemoPeople.All.Single(persona => persona.Key == key).Actor;
}
