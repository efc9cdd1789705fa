using Curation.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Checking.Running;

/// <summary>
/// Adds up folders while a sorted listing streams by: the open folders are a stack, and a folder is stored when the listing leaves it.
/// Folders are kept down to the plate (<see cref="Deepest"/> levels); rows wait in batches of <see cref="Batch"/>, so memory stays small
/// whatever the listing's length.
/// </summary>
internal sealed class FolderTotals(Guid run, IDbContextFactory<PortalDb> dbs)
{
    private const int Deepest = 7;
    private const int Batch = 2000;
    private readonly Stack<(string Folder, Tally Tally)> open = new();
    private readonly List<(string Folder, Tally Tally)> closed = [];
    private bool isBegun;

    public async Task AddAsync(StoredObject found, CancellationToken cancellationToken)
    {
        while (open.TryPeek(out var top) && !found.Key.StartsWith(top.Folder, StringComparison.Ordinal))
        {
            Close();
        }

        var from = open.TryPeek(out var deepest) ? deepest.Folder.Length : 0;
        for (var slash = NextSlash(found.Key, from); slash > 0 && open.Count < Deepest; slash = NextSlash(found.Key, slash))
        {
            open.Push((found.Key[..slash], default));
        }

        if (open.TryPop(out var own))
        {
            open.Push((own.Folder, own.Tally.With(found)));
        }

        if (closed.Count >= Batch)
        {
            await StoreAsync(cancellationToken);
        }
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        while (open.Count > 0)
        {
            Close();
        }

        await StoreAsync(cancellationToken);
    }

    private static int NextSlash(string key, int from) => key.IndexOf('/', from) + 1;

    private void Close()
    {
        var (folder, tally) = open.Pop();
        closed.Add((folder, tally));
        if (open.TryPop(out var parent))
        {
            open.Push((parent.Folder, parent.Tally + tally));
        }
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT OR REPLACE INTO FolderTotals (RunId, Folder, Objects, Bytes) VALUES ($run, $folder, $objects, $bytes)";
        insert.Parameters.AddWithValue("$run", run);
        await using var clear = connection.CreateCommand();
        clear.Transaction = transaction;
        clear.CommandText = "DELETE FROM FolderTotals WHERE RunId = $run";
        clear.Parameters.AddWithValue("$run", run);
        var folder = insert.Parameters.Add("$folder", SqliteType.Text);
        var objects = insert.Parameters.Add("$objects", SqliteType.Integer);
        var bytes = insert.Parameters.Add("$bytes", SqliteType.Integer);
        try
        {
            if (!isBegun)
            {
                // A process that was killed may have counted folders that are gone by now.
                await clear.ExecuteNonQueryAsync(cancellationToken);
            }

            foreach (var (name, tally) in closed)
            {
                (folder.Value, objects.Value, bytes.Value) = (name, tally.Objects, tally.Bytes);
                await insert.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            isBegun = true;
        }
        catch (SqliteException)
        {
            SqliteTransactions.End(transaction);
            throw;
        }

        closed.Clear();
    }
}
