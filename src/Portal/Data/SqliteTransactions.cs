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
        IRelationalConnection connection,
        DbTransaction transaction,
        Guid transactionId,
        IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Database.Transaction> logger,
        bool transactionOwned) =>
        new Ending(connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper);

    /// <summary>
    /// Rolls back what failed. Whether the provider saw that SQLite had done so or not: afterwards the connection is in no transaction.
    /// </summary>
    public static void End(DbTransaction transaction)
    {
        var handle = (transaction.Connection as SqliteConnection)?.Handle;
        if (handle is not null && raw.sqlite3_get_autocommit(handle) != 0)
        {
            raw.sqlite3_exec(handle, "BEGIN");
        }

        transaction.Dispose();
        if (handle is { IsInvalid: false, IsClosed: false } && raw.sqlite3_get_autocommit(handle) == 0)
        {
            raw.sqlite3_exec(handle, "ROLLBACK");
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
                End(this.GetDbTransaction());
            }

            await base.DisposeAsync();
        }
    }
}
