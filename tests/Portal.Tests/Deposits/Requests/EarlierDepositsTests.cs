using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Data;

namespace Portal.Tests.Deposits.Requests;

public sealed class EarlierDepositsTests
{
    [Fact]
    public async Task A_deposit_from_before_requests_had_details_is_kept_and_goes_on()
    {
        var folder = Directory.CreateTempSubdirectory("portal-earlier-");
        var id = Guid.CreateVersion7();
        await using (var db = Open(folder))
        {
            await db.GetService<IMigrator>().MigrateAsync("Registry");
            await db.Database.ExecuteSqlInterpolatedAsync(
                $"""
                INSERT INTO Deposits (Id, Prefix, State, OwnerId, OwnerName, OwnerEmail, Champion, Purpose, DeclaredObjects, RequestedAt, ChangedAt, Remark, Version)
                VALUES ({id}, 'cpg0037-oasis/broad', 'Requested', 'ada', 'Ada', 'ada@lab.example', 'chidi@champions.example', 'Two plates', 12, 638000000000000000, 638000000000000000, '', 1)
                """);
            await db.Database.MigrateAsync();
        }

        await using (var db = Open(folder))
        {
            var deposit = await db.Deposits.SingleAsync();
            Assert.Equal(
                (id, "Two plates", 12L, null, 0, false, null),
                (deposit.Id, deposit.Purpose, deposit.DeclaredObjects, deposit.Dataset, deposit.Revision, deposit.IsReturned, deposit.HeldUntil));

            var (erin, now) = (new Actor("erin", "Erin", "", Role.Maintainer) { FreshUntil = DateTimeOffset.MaxValue }, DateTimeOffset.UtcNow);
            deposit.Return("Say more.", erin, now);
            await db.SaveChangesAsync();
            deposit.Answer(
                deposit.Prefix, PlainRequests.Read(PlainRequests.Form(), now), null, 0, new Actor("ada", "Ada", "", Role.Contributor), now);
            deposit.Open(erin, now, seen: 1);
            await db.SaveChangesAsync();
        }

        await using (var db = Open(folder))
        {
            Assert.Equal(
                (DepositState.Open, "1.8 TB"),
                ((await db.Deposits.SingleAsync()).State, Curation.Requesting.ByteSize.Text((await db.Deposits.SingleAsync()).Dataset!.Bytes)));
        }

        folder.Delete(recursive: true);
    }

    // Without a pool, so that the file is let go of with the context.
    private static PortalDb Open(DirectoryInfo folder) =>
        new(new DbContextOptionsBuilder<PortalDb>().UseSqlite($"Data Source={Path.Combine(folder.FullName, "portal.db")};Pooling=False").Options);
}
