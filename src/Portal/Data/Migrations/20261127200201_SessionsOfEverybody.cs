using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    [DbContext(typeof(PortalDb))]
    [Migration("20261127200201_SessionsOfEverybody")]
    public partial class SessionsOfEverybody : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "ActorId", table: "Sessions", type: "TEXT", nullable: false, defaultValue: "");
            migrationBuilder.AddColumn<string>(name: "Browser", table: "Sessions", type: "TEXT", nullable: false, defaultValue: "");
            migrationBuilder.AddColumn<long>(name: "ProvedAt", table: "Sessions", type: "INTEGER", nullable: false, defaultValue: 0L);
            migrationBuilder.AddColumn<long>(name: "UsedAt", table: "Sessions", type: "INTEGER", nullable: false, defaultValue: 0L);
            migrationBuilder.CreateIndex(name: "IX_Sessions_ActorId", table: "Sessions", column: "ActorId");

            // Whoever is signed in stays so; what was not written down then is said as far as it is known.
            migrationBuilder.Sql("""
                UPDATE "Sessions" SET "ProvedAt" = "StartedAt", "UsedAt" = "StartedAt", "Browser" = 'A browser that did not say which',
                "ActorId" = COALESCE((SELECT "ActorId" FROM "People" WHERE "People"."Id" = "Sessions"."PersonId"), '');
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Sessions_ActorId", table: "Sessions");
            migrationBuilder.DropColumn(name: "ActorId", table: "Sessions");
            migrationBuilder.DropColumn(name: "Browser", table: "Sessions");
            migrationBuilder.DropColumn(name: "ProvedAt", table: "Sessions");
            migrationBuilder.DropColumn(name: "UsedAt", table: "Sessions");
        }
    }
}
