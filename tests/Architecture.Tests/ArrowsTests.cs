namespace Architecture.Tests;

/// <summary>Folders and projects know each other as the list says: nothing new, and nothing that is gone. So circles can only shrink.</summary>
public sealed class ArrowsTests
{
    [Fact]
    public void No_folder_knows_one_that_it_did_not_know()
    {
        var added = New(House.Arrows, WrittenList.Allowed);

        Assert.True(added.Length == 0, added);
    }

    [Fact]
    public void What_no_folder_knows_any_more_leaves_the_list()
    {
        var gone = Gone(House.Arrows, WrittenList.Allowed);

        Assert.True(gone.Length == 0, gone);
    }

    [Fact]
    public void The_list_is_written_as_it_is_now()
    {
        var now = WrittenList.Of(House.Arrows.Keys, Order.Written);
        var path = WrittenList.Write(now);

        Assert.True(
            now == WrittenList.Text,
            $"tests/Architecture.Tests/arrows.txt is not as it would be written now: {path} is. If it only shrank, copy that over it.");
    }

    [Fact]
    public void Each_folder_has_its_place_in_the_order() => Assert.Equal(
        House.Arrows.Keys.Where(arrow => arrow.Project.Length > 0)
            .SelectMany(arrow => new[] { (arrow.Project, arrow.From), (arrow.Project, arrow.To) })
            .Distinct()
            .Order(),
        House.Projects.SelectMany(project => Order.Written.FoldersOf(project).Select(folder => (project, folder))).Order());

    [Fact]
    public void A_new_arrow_is_told_with_the_two_types_that_make_it_and_one_that_is_gone_by_its_line()
    {
        var (old, added) = (new Arrow("Curation", "Plates", "Checking"), new Arrow("Curation", "Checking", "Plates"));
        var now = new Dictionary<Arrow, Makers> { [added] = new("Curation.Checking.Check", "Curation.Plates.Plate") };

        Assert.Equal(
            "Curation: Checking -> Plates is new: Curation.Checking.Check names Curation.Plates.Plate.", New(now, new HashSet<Arrow> { old }));
        Assert.Equal(
            "Curation: Plates -> Checking is no more: take it out of tests/Architecture.Tests/arrows.txt.", Gone(now, new HashSet<Arrow> { old }));
    }

    private static string New(IReadOnlyDictionary<Arrow, Makers> now, IReadOnlySet<Arrow> allowed) =>
        string.Join('\n', now.Where(one => !allowed.Contains(one.Key)).Select(one => $"{one.Key} is new: {one.Value.From} names {one.Value.To}."));

    private static string Gone(IReadOnlyDictionary<Arrow, Makers> now, IReadOnlySet<Arrow> allowed) =>
        string.Join(
            '\n',
            allowed.Where(arrow => !now.ContainsKey(arrow))
                .Select(arrow => $"{arrow} is no more: take it out of tests/Architecture.Tests/arrows.txt."));
}
