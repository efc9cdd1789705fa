using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    // What replaces a row, by whichever of its keys, neither updates nor deletes it in SQLite's eyes: it has to be refused where it comes in.
    [DbContext(typeof(PortalDb))]
    [Migration("20261127200502_FinalFacts")]
    public partial class FinalFacts : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER FactsAreAppended BEFORE INSERT ON Facts WHEN NEW.Number IS NOT (SELECT coalesce(max(Number), 0) + 1 FROM Facts) BEGIN SELECT RAISE(ABORT, 'Facts are final.'); END;");
            migrationBuilder.Sql(
                "CREATE TRIGGER ReceiptsAreNotChanged BEFORE UPDATE ON Promotions WHEN OLD.Receipt <> '' AND (NEW.Receipt IS NOT OLD.Receipt OR NEW.Id IS NOT OLD.Id OR NEW.rowid IS NOT OLD.rowid OR NEW.DepositId IS NOT OLD.DepositId "
                + "OR NEW.Prefix IS NOT OLD.Prefix OR NEW.State IS NOT OLD.State OR NEW.Phase IS NOT OLD.Phase OR NEW.SnapshotHash IS NOT OLD.SnapshotHash OR NEW.ApprovedBy IS NOT OLD.ApprovedBy OR NEW.ApprovedAt IS NOT OLD.ApprovedAt) "
                + "BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER ReceiptsAreNotRemoved BEFORE DELETE ON Promotions WHEN OLD.Receipt <> '' BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER ReceiptsAreNotReplaced BEFORE INSERT ON Promotions WHEN EXISTS (SELECT 1 FROM Promotions WHERE (Id = NEW.Id OR rowid = NEW.rowid) AND Receipt <> '') BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER ReceiptsAreNotDisplaced BEFORE UPDATE ON Promotions WHEN EXISTS (SELECT 1 FROM Promotions WHERE (Id = NEW.Id OR rowid = NEW.rowid) AND rowid <> OLD.rowid AND Receipt <> '') BEGIN SELECT RAISE(ABORT, 'Receipts are final.'); END;");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in new[] { "FactsAreAppended", "ReceiptsAreNotChanged", "ReceiptsAreNotRemoved", "ReceiptsAreNotReplaced", "ReceiptsAreNotDisplaced" })
            {
                migrationBuilder.Sql($"DROP TRIGGER {trigger};");
            }
        }
    }
}
