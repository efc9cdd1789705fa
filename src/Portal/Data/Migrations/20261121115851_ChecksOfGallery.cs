using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    public partial class ChecksOfGallery : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AskedById",
                table: "CheckRuns",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ListingName",
                table: "CheckRuns",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Of",
                table: "CheckRuns",
                type: "TEXT",
                nullable: false,
                defaultValue: "Staging");

            migrationBuilder.CreateIndex(
                name: "IX_CheckRuns_Of_Id",
                table: "CheckRuns",
                columns: new[] { "Of", "Id" });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CheckRuns_Of_Id",
                table: "CheckRuns");

            migrationBuilder.DropColumn(
                name: "AskedById",
                table: "CheckRuns");

            migrationBuilder.DropColumn(
                name: "ListingName",
                table: "CheckRuns");

            migrationBuilder.DropColumn(
                name: "Of",
                table: "CheckRuns");
        }
    }
}
