using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Portal.Data;

/// <summary>
/// Where the disk is full or fails, SQLite ends the transaction by itself. Its provider then cannot roll back what is not there, throws that
/// instead of the reason, and leaves the connection unusable. A transaction that is gone is begun anew, so that its end is an end like others.
/// </summary>
internal sealed class SqliteTransactions(RelationalTransactionFactoryDependencies dependencies) : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Database.Transaction> logger, bool transactionOwned) =>
        new Ending(connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper);

    /// <summary>To be called where a transaction failed, before it is rolled back.</summary>
    public static void MakeSureOf(SqliteConnection? connection)
    {
        if (connection is { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) != 0)
        {
            raw.sqlite3_exec(handle, "BEGIN");
        }
    }

    private sealed class Ending(
        IRelationalConnection connection,
        DbTransaction transaction,
        Guid id,
        IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Database.Transaction> logger,
        bool isOwned,
        ISqlGenerationHelper sql) : RelationalTransaction(connection, transaction, id, logger, isOwned, sql)
    {
        private bool isOver;

        public override async Task CommitAsync(CancellationToken cancellationToken = default)
        {
            await base.CommitAsync(cancellationToken);
            isOver = true;
        }

        public override async ValueTask DisposeAsync()
        {
            if (!isOver)
            {
                MakeSureOf(Connection.DbConnection as SqliteConnection);
            }

            await base.DisposeAsync();
        }
    }
}
