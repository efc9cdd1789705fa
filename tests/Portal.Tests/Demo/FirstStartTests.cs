using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using Curation.Store;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;
using Portal.Tests.Journeys;

namespace Portal.Tests.Demo;

/// <summary>What a first start stages to show the portal by.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_clean_deposit_is_complete_and_the_flawed_one_shows_its_gaps()
    {
        await using var world = new World(("Portal:Seed", "true"));

        var clean = await CheckAsync(world, "cpg0049-ipsc-diff-pancreatic-progenitor/broad");
        var flawed = await CheckAsync(world, "cpg0037-oasis/axiom");

        Assert.Equal((0L, 0L), (clean.Summary.Findings.Errors, clean.Summary.Findings.Warnings));
        Assert.DoesNotContain(clean.Summary.Rules, rule => RulePack.OfContents.Any(content => content.Id == rule.Rule));
        Assert.Equal((6L, 0L), (clean.Summary.Contents?.Tables, clean.Summary.Contents?.Unread));
        Assert.Equal(["BR00151201", "BR00151202"], clean.Plates.Rows.Where(row => !row.HasGaps).Select(row => row.Plate));
        Assert.Equal(2, clean.Plates.Plates);
        Assert.Equal("no sqlite", flawed.Plates.Rows.Single(row => row.Plate == "41002688")[PlatePart.Backend].Why);
        Assert.Equal(CellState.Missing, flawed.Plates.Rows.Single(row => row.Plate == "41002690")[PlatePart.LoadData].State);
        Assert.Superset(new HashSet<string> { "I011", "W007", "B002", "L004", "I012" }, flawed.Summary.Rules.Select(rule => rule.Rule).ToHashSet());
    }

    private static async Task<DepositReport> CheckAsync(World world, string prefix)
    {
        var buckets = world.Services.GetRequiredService<Buckets>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, scope: Prefix.Parse(prefix), scratch: new MemoryStream());
        await foreach (var found in buckets.Staging.ListAsync(prefix + "/", null, default))
        {
            check.Observe(found);
        }

        return await check.CompleteAsync(buckets.Staging, buckets.Gallery, null, default);
    }
}
