using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Submitting;
using Portal.Tests.Deposits;
using static Portal.Tests.AtOnce.Beginning;

namespace Portal.Tests.AtOnce;

public sealed class TwoAttemptsTests
{
    /// <summary>Else whoever has one refused writes between the other's look and its end.</summary>
    [Fact]
    public async Task Of_two_submissions_the_one_that_is_refused_opens_no_door_to_the_other()
    {
        await using var place = await Place.NewAsync();
        await place.KeepAsync(Lives.To(DepositState.Open, "cpg0037-oasis/lab", Ada, Chidi, Erin));
        var deposit = await DepositAsync(place, "lab");
        var door = new Remembered();
        using var locks = new SubmissionLocks(place.Get<IDbContextFactory<PortalDb>>(), door);
        await using var refused = await locks.ShutAsync(deposit, default);
        await using var other = await locks.ShutAsync(deposit, default);

        await refused.DisposeAsync();
        Assert.Equal(["cpg0037-oasis/lab"], door.Shut);

        await other.DisposeAsync();
        Assert.Empty(door.Shut);
    }

    private sealed class Remembered : IStagingLock
    {
        public IReadOnlyList<string> Shut { get; private set; } = [];

        public bool IsOffered => true;

        public Task SetAsync(IReadOnlyCollection<Prefix> shut, CancellationToken cancellationToken)
        {
            Shut = [.. shut.Select(prefix => prefix.Text)];
            return Task.CompletedTask;
        }
    }
}
