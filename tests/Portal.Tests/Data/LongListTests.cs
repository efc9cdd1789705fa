using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Testing.Tools;

namespace Portal.Tests.Data;

public sealed class LongListTests
{
    /// <summary>More than SQLite takes as parameters of their own.</summary>
    [Fact]
    public async Task Rows_are_found_by_a_list_of_any_length()
    {
        using var temporary = new TemporaryFolder();
        using var folder = new DataFolder(temporary.Root);
        EarlierData.CopyTo(folder.Root);
        var services = new ServiceCollection().AddSingleton(folder);
        services.AddPortalDb();
        await using var provider = services.BuildServiceProvider();
        var dbs = provider.GetRequiredService<IDbContextFactory<PortalDb>>();
        var ids = Enumerable.Range(0, 40_000).Select(_ => Guid.CreateVersion7()).Append(EarlierData.Published).ToList();
        var folders = Enumerable.Range(0, 40_000).Select(i => $"cpg0048-bsc/broad/{i}/").Append("cpg0048-bsc/broad/images/").ToList();
        await using (var db = await dbs.CreateDbContextAsync())
        {
            Assert.Equal(EarlierData.Published, await db.Deposits.Where(d => ids.Contains(d.Id)).Select(d => d.Id).SingleAsync());
            Assert.Equal(2, await db.FolderTotals.CountAsync(t => folders.Contains(t.Folder)));
        }

        Pool.Close(Pool.Of(dbs));
    }
}
