using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    public partial class Requests : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Dataset",
                table: "Deposits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EndorsedAt",
                table: "Deposits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndorsedBy",
                table: "Deposits",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "EndorsedRevision",
                table: "Deposits",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "EndorsedWords",
                table: "Deposits",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "HoldLiftedAt",
                table: "Deposits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsReturned",
                table: "Deposits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Deposits",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "RequestDrafts",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestDrafts", x => new { x.PersonId, x.About });
                });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RequestDrafts");

            migrationBuilder.DropColumn(
                name: "Dataset",
                table: "Deposits");

            migrationBuilder.DropColumn(
                name: "EndorsedAt",
                table: "Deposits");

            migrationBuilder.DropColumn(
                name: "EndorsedBy",
                table: "Deposits");

            migrationBuilder.DropColumn(
                name: "EndorsedRevision",
                table: "Deposits");

            migrationBuilder.DropColumn(
                name: "EndorsedWords",
                table: "Deposits");

            migrationBuilder.DropColumn(
                name: "HoldLiftedAt",
                table: "Deposits");

            migrationBuilder.DropColumn(
                name: "IsReturned",
                table: "Deposits");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Deposits");
        }
    }
}
