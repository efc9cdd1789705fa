using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.AtOnce;

/// <summary>Two people act at once: what comes of it is what would have come of one after the other, in one order or the other.</summary>
public sealed class PairsOfActsTests(PairsOfActsTests.Start start) : IClassFixture<PairsOfActsTests.Start>
{
    private const int Seed = 20261127;
    private const int Pairs = 40;

    /// <summary>Of the first act's looks the first, the last, and some between.</summary>
    private const int Moments = 4;

    [Theory]
    [InlineData("open lab0", "open lab0/inner")]
    [InlineData("ask changes of lab3", "open lab3/inner")]
    [InlineData("ask for lab9", "ask for lab9 once more")]
    [InlineData("ask for lab9", "edit again to lab9")]
    [InlineData("ask for a new project", "ask for another new project")]
    [InlineData("ask for amish", "import without amish")]
    [InlineData("import without amish", "ask for amish")]
    [InlineData("begin a draft", "begin another draft")]
    [InlineData("check open", "check open, too")]
    [InlineData("check the gallery", "check the gallery, too")]
    [InlineData("plan full", "plan full, too")]
    [InlineData("plan halted", "resume halted")]
    [InlineData("resume halted", "plan halted")]
    [InlineData("plan full", "approve full")]
    [InlineData("approve full", "plan full")]
    [InlineData("approve full", "ask changes of full")]
    [InlineData("waive P001 in full", "waive P001 in full, too")]
    [InlineData("make a token", "make another token")]
    [InlineData("make a token", "submit open")]
    [InlineData("ask for credentials", "ask for credentials, too")]
    [InlineData("ask for credentials", "submit open")]
    [InlineData("max makes mia a contributor", "mia makes max a contributor")]
    [InlineData("max makes mia a contributor", "mia disables max")]
    public Task Two_that_stand_in_each_others_way(string one, string other) =>
        AtMomentsAsync(start.Place, one, other, looks => Enumerable.Range(0, Moments).Select(i => 1 + ((looks - 1) * i / (Moments - 1))));

    [Fact]
    public async Task Any_two_at_any_moment()
    {
        var chance = new Random(Seed);
        for (var i = 0; i < Pairs; i++)
        {
            var pair = chance.GetItems(EveryAct.Names.ToArray(), 2);
            var moment = chance.Next(100);

            await AtMomentsAsync(start.Place, pair[0], pair[1], looks => [1 + (moment % looks)]);
        }
    }

    private static async Task AtMomentsAsync(Place beginning, string one, string other, Func<int, IEnumerable<int>> moments)
    {
        var (orders, looks) = await InTurnAsync(beginning, one, other);
        foreach (var at in moments(looks).Distinct())
        {
            var meeting = new Meeting();
            await using var place = beginning.Copy(meeting);
            var (first, second) = (await EveryAct.ReadyAsync(place, one), await EveryAct.ReadyAsync(place, other));
            var (said, saidToo) = ("", "");
            await meeting.RunAsync(at, async () => said = await first(), async () => saidToo = await second());

            var outcome = $"{one}: {said}\n{other}: {saidToo}\n{await Outcome.OfAsync(place)}";
            Assert.True(
                orders.Contains(outcome),
                $"“{one}” standing behind its look {at} while “{other}” acts came out as in no order:\n{Difference(outcome, orders)}");
        }
    }

    private static async Task<(List<string> Orders, int Looks)> InTurnAsync(Place beginning, string one, string other)
    {
        var orders = new List<string>();
        var looks = 0;
        foreach (var isSwapped in new[] { false, true })
        {
            var meeting = new Meeting();
            await using var place = beginning.Copy(meeting);
            var (first, second) = (await EveryAct.ReadyAsync(place, one), await EveryAct.ReadyAsync(place, other));
            var (said, saidToo) = ("", "");
            if (isSwapped)
            {
                saidToo = await second();
            }

            await meeting.RunAsync(async () => said = await first());
            looks = Math.Max(looks, Math.Max(meeting.Looks, 1));
            if (!isSwapped)
            {
                saidToo = await second();
            }

            orders.Add($"{one}: {said}\n{other}: {saidToo}\n{await Outcome.OfAsync(place)}");
        }

        return (orders, looks);
    }

    private static string Difference(string outcome, List<string> orders) => string.Join("\n", orders.Select((order, i) =>
        $"than in order {i + 1}:\n  more: {string.Join("\n    ", outcome.Split('\n').Except(order.Split('\n')))}\n  less: {string.Join("\n    ", order.Split('\n').Except(outcome.Split('\n')))}"));

    public sealed class Start : IAsyncLifetime
    {
        internal Place Place { get; private set; } = null!;

        public async Task InitializeAsync() => Place = await Beginning.MakeAsync();

        public async Task DisposeAsync() => await Place.DisposeAsync();
    }
}
