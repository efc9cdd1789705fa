using Curation.Registries;

namespace Curation.Yaml.Tests;

public sealed class ReadingTests
{
    private static readonly RegistryFile File = Samples.Read(Samples.Whole);

    [Fact]
    public void Every_field_is_read()
    {
        var jump = File.Datasets[0];

        Assert.Equal(["cpg0016-jump", "cpg0030-early", "cpg0013", "cpg0036-EU-OS_bio"], File.Datasets.Select(dataset => dataset.Name));
        Assert.Equal(
            [ProjectState.Complete, ProjectState.Complete, ProjectState.Retired, ProjectState.Reserved],
            File.Datasets.Select(dataset => dataset.State));
        Assert.Equal("Compounds and genes profiled in one cell line: the largest of them, >126 TB of images", jump.Description);
        Assert.Equal(
            [
                new Dataset.Reference("", "Somebody et al., 2023", "", "https://doi.org/10.1000/a.b-(c)_1", "Description of a protocol, v3."),
                new("Also has data from", "Another's, 2024", "https://doi.org/10.1000/xyz", "", ""),
            ],
            jump.References);
        Assert.Equal([new Dataset.Link("data", "https://example.org/data?x=1&y=2#z")], jump.Repositories);
        Assert.Equal(("358.4 TB", "61.9 TB", ".3 GB", "v3"), (jump.TotalSize, jump.ImagesSize, jump.NumericalSize, jump.Protocol));
        Assert.Equal(
            [new Dataset.Link("idr0016", "https://example.org/?show=screen-1251"), new("CDRP", ""), new("cpg0016-jump-assembled", "")], jump.Aliases);
        Assert.Equal(
            [
                new Dataset.Contribution("A group", "More profiles", "https://example.org/discussions/145", "2025-01-15"),
                new("plain", "a day without quotes", "", "2025-01-16"),
            ],
            jump.Contributions);
        Assert.Equal("First line\nSecond line — “quoted”, µm, 細胞", File.Datasets[1].Description);
        Assert.Equal("", File.Datasets[3].Description);
    }

    [Fact]
    public void Unknown_fields_are_told_and_are_no_fault() =>
        Assert.Equal(
            [
                "Line 56: cpg0030-early: the field “doi” is unknown; it is kept as it is.",
                "Line 57: cpg0030-early: the field “licence” is unknown; it is kept as it is.",
            ],
            File.Remarks.Select(remark => remark.ToString()));

    [Fact]
    public void A_registry_admits_its_projects_and_their_second_names()
    {
        var registry = Registry.Of(File, new RegistryOrigin(null, "registry.yml", File.Hash), [7, 30]);

        Assert.True(registry.Admits("cpg0016-jump", out _));
        Assert.True(registry.Admits("cpg0016-jump-assembled", out _));
        Assert.True(registry.Admits("cpg0036-EU-OS_bio", out _));
        Assert.False(registry.Admits("cpg0013", out var reason));
        Assert.Contains("retired", reason, StringComparison.Ordinal);
        Assert.Equal(
            [NumberUse.Gone, NumberUse.Complete, NumberUse.Retired, NumberUse.Reserved, NumberUse.Free],
            new[] { 7, 30, 13, 36, 0 }.Select(registry.UseOf));
        Assert.Equal($"registry.yml, SHA-256 {File.Hash[..12]}", registry.Description);
    }

    [Fact]
    public void The_build_s_own_registry_reads_as_itself()
    {
        var read = Samples.Read(RegistryFile.Gallery.Bytes.ToArray());
        var registry = Registry.Of(read, Registry.Gallery.Origin, []);

        Assert.True(Node.AreSame(RegistryFile.Gallery.Root, read.Root));
        Assert.Equal(Registry.Gallery.Mark, registry.Mark);
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("0012", "0012")]
    [InlineData("1e3", "1e3")]
    [InlineData("2025-01-15", "2025-01-15")]
    [InlineData("~", "")]
    [InlineData("null", "")]
    [InlineData("\"null\"", "null")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    public void What_others_take_for_more_than_text_stays_text(string written, string meant) =>
        Assert.Equal(meant, Samples.Read(Samples.With($"    protocol: {written}\n")).Datasets[0].Protocol);

    [Fact]
    public void Marks_of_byte_order_and_ends_of_line_of_other_systems_are_taken()
    {
        var text = Samples.With("    protocol: v3\n").Replace("\n", "\r\n", StringComparison.Ordinal);
        byte[] marked = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(text)];

        Assert.Equal("v3", Samples.Read(marked).Datasets[0].Protocol);
    }
}
