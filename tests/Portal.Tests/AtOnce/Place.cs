using Curation.Granting;
using Curation.Plans;
using Curation.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data;
using Portal.Grants;
using Portal.Ground;
using Portal.Identity;
using Portal.Tests.Deposits;
using Testing.Clocks;
using Testing.Tools;

namespace Portal.Tests.AtOnce;

/// <summary>A portal's acts on a database file of its own, without its pages and without what goes round by itself; the time stands still.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    private Place(string? from, Meeting? meeting, int jobs = 2)
    {
        if (from is not null)
        {
            File.Copy(from, folder.At("portal.db"));
        }

        var all = new ServiceCollection();
        all.AddSingleton<TimeProvider>(Clock);
        all.AddSingleton(new DataFolder(folder.Root));
        all.AddSingleton(new IdentityOptions());
        all.AddSingleton(new GrantOptions());
        all.AddSingleton(new Buckets(Staged(), new FakeStore()));
        all.AddSingleton<ICredentialVendor>(new FakeVendor(Clock));
        all.AddSingleton<IGrants>(new NoGrants());
        all.AddSingleton<IStagingLock>(new NoDoor());
        all.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        all.AddSingleton(new S3Options { CopyParallelism = 1 });
        all.AddSingleton(new PortalOptions { Jobs = jobs });
        all.AddDbContextFactory<PortalDb>(options => options
            .UseSqlite($"Data Source={folder.At("portal.db")};Pooling=False;Default Timeout=30").AddInterceptors(meeting?.Interceptors ?? []));
        all.AddSlices();
        services = all.BuildServiceProvider();
    }

    public FixedClock Clock { get; } = new();

    public string Database => folder.At("portal.db");

    public static async Task<Place> NewAsync(int jobs = 2)
    {
        var place = new Place(null, null, jobs);
        await place.services.MigratePortalDbAsync(default);
        return place;
    }

    /// <summary>Another place that begins where this one is now.</summary>
    public Place Copy(Meeting? meeting = null)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var whole = connection.CreateCommand();
        whole.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        whole.ExecuteNonQuery();
        var copy = new Place(Database, meeting);
        foreach (var file in Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
            .Where(path => path.Contains("check", StringComparison.Ordinal)))
        {
            var to = Path.Combine(copy.folder.Root, Path.GetRelativePath(folder.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    /// <summary>What a check of it would keep of a prefix; its hash.</summary>
    public async Task<string> SnapshotAsync(Guid run, Prefix prefix)
    {
        var path = Get<DataFolder>().Check(run).Snapshot;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        using var writer = new SnapshotWriter(file, Get<Buckets>().Staging.Bucket);
        await foreach (var found in Get<Buckets>().Staging.ListAsync(prefix.Folder, null, default))
        {
            writer.Add(found);
        }

        return writer.Complete().Hash;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<T> LookAsync<T>(Func<PortalDb, Task<T>> look)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await look(db);
    }

    public IEnumerable<T> All<T>() => services.GetServices<T>();

    public T Make<T>(params object[] with) => ActivatorUtilities.CreateInstance<T>(services, with);

    public async Task KeepAsync(params object[] all)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.AddRange(all);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }

    private static FakeStore Staged()
    {
        var store = new FakeStore();
        foreach (var prefix in new[]
        {
            "cpg0037-oasis/open", "cpg0037-oasis/full", "cpg0037-oasis/plain", "cpg0037-oasis/halted", "cpg0037-oasis/lab",
        })
        {
            store.Put(prefix + "/images/a.tiff", 1, DateTimeOffset.UnixEpoch);
        }

        return store;
    }

    private sealed class NoDoor : IStagingLock
    {
        public bool IsOffered => false;

        public Task SetAsync(IReadOnlyCollection<Prefix> shut, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
