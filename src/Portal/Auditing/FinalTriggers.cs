using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Data;

namespace Portal.Auditing;

/// <summary>
/// The triggers that make facts and receipts final, word for word as the migrations made them: one of the same name may do nothing.
/// </summary>
internal static class FinalTriggers
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["FactsAreNotChanged"] = "CREATE TRIGGER FactsAreNotChanged BEFORE UPDATE ON Facts BEGIN SELECT RAISE(ABORT, 'Facts are final.'); END",
        ["FactsAreNotRemoved"] = "CREATE TRIGGER FactsAreNotRemoved BEFORE DELETE ON Facts BEGIN SELECT RAISE(ABORT, 'Facts are final.'); END",
        ["FactsAreAppended"] =
            "CREATE TRIGGER FactsAreAppended BEFORE INSERT ON Facts WHEN NEW.Number IS NOT (SELECT coalesce(max(Number), 0) + 1 FROM Facts) BEGIN SELECT RAISE(ABORT, 'Facts are final.'); END",
        ["ReceiptsAreNotChanged"] =
            "CREATE TRIGGER ReceiptsAreNotChanged BEFORE UPDATE ON Promotions WHEN OLD.Receipt <> '' AND (NEW.Receipt IS NOT OLD.Receipt OR NEW.Id IS NOT OLD.Id OR NEW.rowid IS NOT OLD.rowid OR NEW.DepositId IS NOT OLD.DepositId OR NEW.Prefix IS NOT OLD.Prefix OR NEW.State IS NOT OLD.State OR NEW.Phase IS NOT OLD.Phase OR NEW.SnapshotHash IS NOT OLD.SnapshotHash OR NEW.ApprovedBy IS NOT OLD.ApprovedBy OR NEW.ApprovedAt IS NOT OLD.ApprovedAt) BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END",
        ["ReceiptsAreNotRemoved"] =
            "CREATE TRIGGER ReceiptsAreNotRemoved BEFORE DELETE ON Promotions WHEN OLD.Receipt <> '' BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END",
        ["ReceiptsAreNotReplaced"] =
            "CREATE TRIGGER ReceiptsAreNotReplaced BEFORE INSERT ON Promotions WHEN EXISTS (SELECT 1 FROM Promotions WHERE (Id = NEW.Id OR rowid = NEW.rowid) AND Receipt <> '') BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END",
        ["ReceiptsAreNotDisplaced"] =
            "CREATE TRIGGER ReceiptsAreNotDisplaced BEFORE UPDATE ON Promotions WHEN EXISTS (SELECT 1 FROM Promotions WHERE (Id = NEW.Id OR rowid = NEW.rowid) AND rowid <> OLD.rowid AND Receipt <> '') BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END",
    };

    /// <summary>Those of the database, as SQLite keeps them: by their words.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ThereAsync(PortalDb db, CancellationToken cancellationToken)
    {
        await using var ask = db.Database.GetDbConnection().CreateCommand();
        ask.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        ask.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
        await using var reader = await ask.ExecuteReaderAsync(cancellationToken);
        var there = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            there.Add(reader.GetString(0), reader.GetString(1));
        }

        return there;
    }
}
