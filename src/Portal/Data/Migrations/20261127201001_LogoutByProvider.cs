using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    [DbContext(typeof(PortalDb))]
    [Migration("20261127201001_LogoutByProvider")]
    public partial class LogoutByProvider : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "ProviderSession", table: "Sessions", type: "TEXT", nullable: false, defaultValue: "");
            migrationBuilder.CreateIndex(name: "IX_Sessions_ProviderSession", table: "Sessions", column: "ProviderSession");
            migrationBuilder.CreateTable(
                name: "SpentLogouts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    HoldsUntil = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_SpentLogouts", row => row.Id));
            migrationBuilder.CreateIndex(name: "IX_SpentLogouts_HoldsUntil", table: "SpentLogouts", column: "HoldsUntil");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "SpentLogouts");
            migrationBuilder.DropIndex(name: "IX_Sessions_ProviderSession", table: "Sessions");
            migrationBuilder.DropColumn(name: "ProviderSession", table: "Sessions");
        }
    }
}
