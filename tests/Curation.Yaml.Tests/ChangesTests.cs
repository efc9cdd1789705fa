using Curation.Registries;

namespace Curation.Yaml.Tests;

public sealed class ChangesTests
{
    private const string Old = "    size: {total: 1 TB, images: \"\"}\n    aliases: [a, b]\n    doi: 1\n";

    [Theory]
    [InlineData("    size: {total: 2 TB, images: \"\"}\n    aliases: [a, b]\n    doi: 1\n", "size.total: 1 TB > 2 TB")]
    [InlineData("    size: {total: 1 TB, images: \"\"}\n    aliases: [b]\n    doi: 1\n", "aliases[1]: a > b", "aliases[2]: b > ")]
    [InlineData("    size: {total: 1 TB, images: \"\"}\n    aliases: [a, {label: b}]\n    doi: 1\n", "aliases[2]: b > ", "aliases[2].label:  > b")]
    [InlineData("    size: {total: 1 TB, images: \"\"}\n    aliases: [a, b]\n", "doi: 1 > ")]
    [InlineData("    doi: 1\n    aliases: [a, b]\n    size: {total: 1 TB, images: \"\"}\n")]
    [InlineData("    size: {total: 1 TB, images: \"\"}\n    aliases: [a, b]\n    doi: \"1\"\n")]
    public void What_differs_is_told_field_by_field(string now, params string[] fields)
    {
        var change = Assert.Single(DatasetChange.Between(Samples.Read(Samples.With(Old)).Datasets, Samples.Read(Samples.With(now)).Datasets));

        Assert.Equal((ChangeKind.Changed, "cpg0001-one"), (change.Kind, change.Name));
        Assert.Equal(fields, change.Fields.Select(field => $"{field.Field}: {field.Old} > {field.New}"));
    }

    [Fact]
    public void The_way_of_writing_is_no_change()
    {
        var other = "# other\n" + Samples.With("    size:\n        total: '1 TB'\n        images: ''\n    aliases:\n    - \"a b\"\n    - c\n");
        var one = Samples.With("    size: {total: \"1 TB\", images: \"\"}\n    aliases: [a b, \"c\"]\n");

        Assert.Empty(DatasetChange.Between(Samples.Read(one).Datasets, Samples.Read(other).Datasets));
    }

    [Fact]
    public void What_comes_stands_in_the_file_s_order_and_what_goes_comes_last()
    {
        static IReadOnlyList<Dataset> Of(params string[] names) =>
            Samples.Read(
                "datasets:\n" + string.Concat(names.Select(name => $"  - name: {name}\n    description: \"\"\n    status: unpublished\n"))).Datasets;

        var changes = DatasetChange.Between(Of("cpg0004-d", "cpg0001-a", "cpg0002-b"), Of("cpg0009-z", "cpg0002-b", "cpg0003-c"));

        Assert.Equal(
            ["cpg0009-z Added", "cpg0003-c Added", "cpg0001-a Removed", "cpg0004-d Removed"],
            changes.Select(change => $"{change.Name} {change.Kind}"));
    }
}
