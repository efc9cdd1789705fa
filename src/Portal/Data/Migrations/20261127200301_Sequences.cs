using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    /// <summary>Everything gets its place by the first fact about it, jobs theirs by the fact that queued them, as if it had always been so.</summary>
    [DbContext(typeof(PortalDb))]
    [Migration("20261127200301_Sequences")]
    public partial class Sequences : Migration
    {
        private static readonly string[] Subjects = ["Deposits", "CheckRuns", "Promotions", "Waivers", "AccessTokens", "Grants", "ProjectNumbers", "RegistryImports", "People"];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE INDEX \"IX_Facts_SubjectId_Sequences\" ON \"Facts\" (\"SubjectId\", \"Number\");");
            foreach (var table in Subjects)
            {
                migrationBuilder.AddColumn<long>(name: "Sequence", table: table, type: "INTEGER", nullable: false, defaultValue: 0L);

                // What no fact tells of stands before all others, in the order in which it was stored.
                migrationBuilder.Sql($"UPDATE \"{table}\" SET \"Sequence\" = COALESCE((SELECT MIN(\"Number\") FROM \"Facts\" WHERE \"SubjectId\" = \"{table}\".\"Id\"), rowid - 1000000000);");
                migrationBuilder.CreateIndex(name: $"IX_{table}_Sequence", table: table, column: "Sequence");
            }

            foreach (var table in new[] { "CheckRuns", "Promotions" })
            {
                migrationBuilder.AddColumn<long>(name: "QueuePlace", table: table, type: "INTEGER", nullable: false, defaultValue: 0L);
                migrationBuilder.Sql(
                    $"UPDATE \"{table}\" SET \"QueuePlace\" = COALESCE((SELECT MAX(\"Number\") FROM \"Facts\" WHERE \"SubjectId\" = \"{table}\".\"Id\" AND \"What\" IN ('check.asked', 'plan.asked', 'promotion.approved')), \"Sequence\");");
            }

            migrationBuilder.Sql("DROP INDEX \"IX_Facts_SubjectId_Sequences\";");
            migrationBuilder.CreateIndex(name: "IX_Facts_What_At", table: "Facts", columns: new[] { "What", "At" });

            // A state that nothing ever led to.
            migrationBuilder.Sql("UPDATE \"Deposits\" SET \"State\" = 'Published' WHERE \"State\" = 'Released';");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_Facts_What_At", table: "Facts");
            migrationBuilder.DropColumn(name: "QueuePlace", table: "CheckRuns");
            migrationBuilder.DropColumn(name: "QueuePlace", table: "Promotions");
            foreach (var table in Subjects)
            {
                migrationBuilder.DropIndex(name: $"IX_{table}_Sequence", table: table);
                migrationBuilder.DropColumn(name: "Sequence", table: table);
            }
        }
    }
}
