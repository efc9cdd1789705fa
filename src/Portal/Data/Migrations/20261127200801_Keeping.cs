using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    [DbContext(typeof(PortalDb))]
    [Migration("20261127200801_Keeping")]
    public partial class Keeping : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<long>(name: "FilesRemovedAt", table: "CheckRuns", type: "INTEGER", nullable: true);

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropColumn(name: "FilesRemovedAt", table: "CheckRuns");
    }
}
