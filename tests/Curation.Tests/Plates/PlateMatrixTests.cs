using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Plates;

public sealed class PlateMatrixTests
{
    [Fact]
    public void A_complete_plate_has_a_count_in_every_cell()
    {
        var row = Assert.Single(Of("BR1").Report().Plates.Rows);

        Assert.Equal(("cpg0016-jump", "source_4", Batch, "BR1"), (row.Project, row.Source, row.Batch, row.Plate));
        Assert.Equal([Full("BR1")], row.FullPlates);
        Assert.Equal([3, 3, 2, 11, 2, 2, 1], row.Cells.Select(cell => cell.Count));
        Assert.False(row.HasGaps);
    }

    [Fact]
    public void What_lacks_is_missing_and_what_does_not_belong_is_odd()
    {
        var row = Of("BR1", "BR2").Without("BR1.sqlite").Without("profiles/" + Batch + "/BR1").Without("BR1_IllumDNA").Report().Plates.Rows.First();

        Assert.True(row.HasGaps);
        Assert.Equal(CellState.Odd, row[PlatePart.Illum].State);
        Assert.Equal(new PlateCell(1, "no sqlite"), row[PlatePart.Backend]);
        Assert.Equal(CellState.Missing, row[PlatePart.Profiles].State);
        Assert.Equal(CellState.Present, row[PlatePart.Images].State);
    }

    [Fact]
    public void Debris_and_folder_markers_are_no_data() =>
        Assert.Equal(
            [CellState.Missing, CellState.Missing],
            OfKeys($"{Images}images/BR1/x.tiff", $"{Images}illum/BR1/.DS_Store", $"{Workspace}backend/{Batch}/BR1/").Report().Plates.Rows
                .Single().Cells
                .Where((_, part) => (PlatePart)part is PlatePart.Illum or PlatePart.Backend)
                .Select(cell => cell.State));

    [Fact]
    public void The_order_of_the_files_of_a_folder_does_not_matter()
    {
        var matrix = new PlateMatrix();
        foreach (var key in (string[])["backend/b/P1/P1.sqlite", "load_data_csv/b/P1/load_data.csv", "backend/b/P1/P1.csv"])
        {
            matrix.Observe(Workspace + key);
        }

        Assert.Equal(2, matrix.Complete().Rows.Single()[PlatePart.Backend].Count);
    }

    [Fact]
    public void Plates_beyond_the_bound_are_counted_together_and_nothing_is_said_to_be_missing()
    {
        var check = new DepositCheck(RulePack.Gallery, Profile.Gallery);
        for (var i = 0; i <= Bounds.Plates; i++)
        {
            check.Observe($"{Images}images/P{i}/x.tiff", 1000);
        }

        var report = check.Complete();

        Assert.Equal((Bounds.Plates, 1), (report.Plates.Plates, report.Plates.Beyond));
        Assert.Equal(["N001", "W003", "W004"], report.Summary.Rules.Select(rule => rule.Rule).Where(id => id is not "I002"));
    }

    [Fact]
    public void A_further_well_of_a_plate_allocates_nothing()
    {
        var keys = Enumerable.Range(0, 2_000)
            .Select(i => $"{Images}images/BR1__x/Images/r01c{(i / 50) + 1:00}f{i % 50:00}p01-ch1sk1fk1fl1.tiff")
            .ToArray();
        var matrix = new PlateMatrix();
        foreach (var key in keys[..50])
        {
            matrix.Observe(key);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var key in keys)
        {
            matrix.Observe(key);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
    }
}
