using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Tests.Journeys;
using Portal.Writers;

namespace Portal.Tests.Data;

/// <summary>What is filtered by how it begins: letters are what they are, and no sign stands for others.</summary>
public sealed class BeginningTests
{
    private static readonly string[] Others = ["CPG0048", "cpg0048*", "cpg004?", "cpg004[8]", "cpg004_", "%"];

    [Fact]
    public async Task Letters_and_signs_stand_for_themselves()
    {
        await using var world = new World(EarlierData.CopyTo, _ => { }, isOnNetwork: false);

        Assert.NotEmpty(await FactsAsync(new AuditFilter(Prefix: "cpg0048")));
        Assert.NotEmpty(await FactsAsync(new AuditFilter(Who: "Ada")));
        Assert.NotEmpty(await FactsAsync(new AuditFilter(What: "deposit.")));
        Assert.Empty(await FactsAsync(new AuditFilter(Who: "ada")));
        Assert.Empty(await FactsAsync(new AuditFilter(What: "Deposit.")));
        Assert.Equal((1, 1, 1), await WritersAsync("cpg0048", "cpg0037"));
        foreach (var other in Others)
        {
            Assert.Empty(await FactsAsync(new AuditFilter(Prefix: other)));
            Assert.Equal((0, 0, 0), await WritersAsync(other, other));
        }

        async Task<IReadOnlyList<Fact>> FactsAsync(AuditFilter filter) => (await world.Audit.ListAsync(filter, null, World.Erin)).Facts;

        async Task<(int Ended, int Tokens, int People)> WritersAsync(string ended, string living) => (
            (await Get<WriterList>().ListAsync(new WritersQuery(WritersShown.Ended, Prefix: ended), null, World.Erin)).Rows.Count,
            await TokensAsync(ended, TokensShown.Live) + await TokensAsync(ended, TokensShown.Ended),
            (await Get<WriterPeople>().ListAsync(living, null, World.Erin)).Rows.Count);

        async Task<int> TokensAsync(string prefix, TokensShown show) =>
            (await Get<WriterTokens>().ListAsync(show, prefix, null, World.Erin)).Rows.Count;

        T Get<T>()
            where T : notnull => world.Services.GetRequiredService<T>();
    }
}
