using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    [DbContext(typeof(PortalDb))]
    [Migration("20261127200401_PinnedSnapshots")]
    public partial class PinnedSnapshots : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was checked before kept no times.
            migrationBuilder.AddColumn<int>(name: "SnapshotForm", table: "CheckRuns", type: "INTEGER", nullable: false, defaultValue: 1);
            migrationBuilder.AddColumn<string>(name: "Remarks", table: "Promotions", type: "TEXT", nullable: false, defaultValue: "");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "SnapshotForm", table: "CheckRuns");
            migrationBuilder.DropColumn(name: "Remarks", table: "Promotions");
        }
    }
}
