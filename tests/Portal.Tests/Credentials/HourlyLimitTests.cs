using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Credentials;
using Portal.Tests.Deposits;
using Portal.Tests.Identity;

namespace Portal.Tests.Credentials;

/// <summary>A person gets so many sets of credentials an hour, over all deposits, however they are asked for.</summary>
public sealed class HourlyLimitTests : AccessTest
{
    private readonly ShiftedClock clock;

    public HourlyLimitTests()
        : this(new ShiftedClock())
    {
    }

    private HourlyLimitTests(ShiftedClock clock)
        : base(clock)
    {
        this.clock = clock;
        clock.Stop();
    }

    private CredentialVending Credentials => Services.GetRequiredService<CredentialVending>();

    [Fact]
    public async Task Whoever_asks_at_once_for_several_deposits_gets_no_more()
    {
        Guid[] mine =
            [await OpenAsync("cpg0037-oasis/broad", Ada), await OpenAsync("cpg0047-amish/broad", Ada), await OpenAsync("cpg0048-bsc/broad", Ada)];

        var got = await Task.WhenAll(Enumerable.Range(0, CredentialVending.MostAnHour + 13).Select(i => GetsAsync(mine[i % mine.Length], Ada)));

        Assert.Equal(CredentialVending.MostAnHour, got.Count(sentence => sentence is null));
        Assert.All(
            got.Where(sentence => sentence is not null),
            sentence => Assert.Contains($"{CredentialVending.MostAnHour} times within an hour", sentence, StringComparison.Ordinal));
        await using var db = await DbAsync();
        Assert.Equal(CredentialVending.MostAnHour, await db.Facts.CountAsync(fact => fact.What == "credentials.asked"));
    }

    [Fact]
    public async Task Another_person_and_another_hour_have_their_own()
    {
        var (hers, theirs) = (await OpenAsync("cpg0037-oasis/broad", Ada), await OpenAsync("cpg0037-oasis/axiom", Shantanu));
        for (var i = 0; i < CredentialVending.MostAnHour; i++)
        {
            Assert.Null(await GetsAsync(hers, Ada));
        }

        Assert.NotNull(await GetsAsync(hers, Ada));
        Assert.Null(await GetsAsync(theirs, Shantanu));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await GetsAsync(hers, Ada));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await GetsAsync(hers, Ada));
    }

    private Task<Guid> OpenAsync(string prefix, Actor owner) => KeepAsync(Lives.To(DepositState.Open, prefix, owner, Chidi, Erin));

    private async Task<string?> GetsAsync(Guid deposit, Actor by)
    {
        try
        {
            await Credentials.AskAsync(deposit, Permission.Read, TimeSpan.FromHours(1), by);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }
}
