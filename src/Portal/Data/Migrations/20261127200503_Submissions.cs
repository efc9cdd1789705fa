using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations
{
    [DbContext(typeof(PortalDb))]
    [Migration("20261127200503_Submissions")]
    public partial class Submissions : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "SubmittedCheckId", table: "Deposits", type: "TEXT", nullable: true);
            migrationBuilder.AddColumn<string>(name: "SubmittedWords", table: "Deposits", type: "TEXT", nullable: false, defaultValue: "");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "SubmittedCheckId", table: "Deposits");
            migrationBuilder.DropColumn(name: "SubmittedWords", table: "Deposits");
        }
    }
}
