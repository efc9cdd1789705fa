using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Tests.Deposits;

namespace Portal.Tests.AtOnce;

/// <summary>One deposit fills a prefix, whichever act begins one.</summary>
public sealed class OneFillsTests
{
    public static TheoryData<DepositState, string> EveryStateAndPlace()
    {
        var data = new TheoryData<DepositState, string>();
        foreach (var state in Enum.GetValues<DepositState>())
        {
            foreach (var place in new[] { "lab", "lab/inner", "lab2", "Lab" })
            {
                data.Add(state, place);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndPlace))]
    public async Task A_request_is_approved_only_where_nobody_fills(DepositState state, string beside)
    {
        await using var place = await Place.NewAsync();
        await place.KeepAsync(Lives.To(state, "cpg0037-oasis/lab", Beginning.Ada, Beginning.Chidi, Beginning.Erin));
        await place.KeepAsync(Lives.To(DepositState.Requested, $"cpg0037-oasis/{beside}", Beginning.Noor, Beginning.Chidi, Beginning.Erin));
        var id = await place.LookAsync(db => db.Deposits.Where(d => d.OwnerId == Beginning.Noor.Id).Select(d => d.Id).SingleAsync());

        var refusal = await Record.ExceptionAsync(() => place.Get<DepositActs>().OpenAsync(id, Beginning.Shantanu));

        var overlaps = beside is "lab" or "lab/inner" && DepositLife.Filling.Contains(state);
        Assert.Equal(overlaps, refusal is RefusedException);
        Assert.Equal(!overlaps, await place.LookAsync(db => db.Deposits.AnyAsync(d => d.Id == id && d.State == DepositState.Open)));
    }

    /// <summary>As a version before left it, in which a failed deposit held nobody off.</summary>
    [Theory]
    [InlineData(DepositState.Failed)]
    [InlineData(DepositState.Submitted)]
    public async Task None_is_given_back_where_somebody_else_fills_by_now(DepositState state)
    {
        await using var place = await Place.NewAsync();
        await place.KeepAsync(Lives.To(state, "cpg0037-oasis/lab", Beginning.Ada, Beginning.Chidi, Beginning.Erin));
        await place.KeepAsync(Lives.To(DepositState.Requested, "cpg0037-oasis/lab/inner", Beginning.Noor, Beginning.Chidi, Beginning.Erin));
        await place.LookAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Deposits SET State = 'Open' WHERE Prefix LIKE '%inner'"));
        var id = (await Beginning.DepositAsync(place, "lab")).Id;

        var refused = await Assert.ThrowsAsync<RefusedException>(() => place.Get<DepositActs>().AskChangesAsync(id, "Mend it.", Beginning.Erin));

        Assert.Contains("Noor Haddad fills cpg0037-oasis/lab/inner now", refused.Message, StringComparison.Ordinal);
        Assert.Equal(state, (await Beginning.DepositAsync(place, "lab")).State);
        Assert.Equal(
            [("cpg0037-oasis/lab of Ada Lindqvist", "cpg0037-oasis/lab/inner of Noor Haddad")],
            await place.LookAsync(db => OldOverlaps.FindAsync(db, default)));
    }

    [Fact]
    public async Task Nobody_asks_for_a_place_in_what_they_fill_themselves()
    {
        await using var place = await Place.NewAsync();
        await place.KeepAsync(Lives.To(DepositState.Failed, "cpg0037-oasis/lab", Beginning.Ada, Beginning.Chidi, Beginning.Erin));

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            place.Get<RequestActs>().AskAsync(PlainRequests.Form("cpg0037-oasis/lab/inner", champion: Beginning.Chidi.Email), Beginning.Ada));

        Assert.Contains("You fill cpg0037-oasis/lab now", refused.Message, StringComparison.Ordinal);
        await place.Get<RequestActs>().AskAsync(PlainRequests.Form("cpg0037-oasis/lab/inner", champion: Beginning.Chidi.Email), Beginning.Noor);
    }
}
