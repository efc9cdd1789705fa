using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    [DbContext(typeof(PortalDb))]
    [Migration("20261127200501_Harm")]
    public partial class Harm : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<long>(name: "HarmfulErrors", table: "CheckRuns", type: "INTEGER", nullable: true);

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropColumn(name: "HarmfulErrors", table: "CheckRuns");
    }
}
