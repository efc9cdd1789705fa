using Bunit;

namespace Portal.Tests.Components.Kit;

public sealed class TableTests : KitTest
{
    [Fact]
    public void Before_the_rows_come_there_is_their_outline()
    {
        var table = Render<PlateTable>();

        Assert.Equal("Loading…", table.Find("[role=status]").TextContent.Trim());
        Assert.Empty(table.FindAll("table"));
    }

    [Fact]
    public void Without_rows_a_sentence_says_so()
    {
        var table = Render<PlateTable>(p => p.Add(t => t.Items, []));

        Assert.Equal("No plates yet.", table.Find("p").TextContent);
        Assert.Empty(table.FindAll("table"));
    }

    [Fact]
    public void Every_cell_knows_its_column_so_that_rows_can_become_cards()
    {
        var table = Render<PlateTable>(p => p.Add(t => t.Items, [new("BR00117035", 384), new("BR00117036", 1_536)]));

        Assert.Equal(["Plate", "Wells"], table.FindAll("th").Select(th => th.TextContent));
        Assert.Equal(["Plate", "Wells", "Plate", "Wells"], table.FindAll("td").Select(td => td.GetAttribute("data-label")));
        Assert.Equal(["BR00117035", "384", "BR00117036", "1,536"], table.FindAll("td").Select(td => td.TextContent.Trim()));
    }

    [Fact]
    public void A_column_that_goes_takes_its_cells_along()
    {
        var table = Render<PlateTable>(p => p.Add(t => t.Items, [new("BR00117035", 384)]));

        table.Render(p => p.Add(t => t.WithWells, false));

        Assert.Equal(["Plate"], table.FindAll("th").Select(th => th.TextContent));
        Assert.Single(table.FindAll("td"));
    }
}
