using System.Text;
using Curation.Store;

namespace Curation.Tests.Store;

public sealed class ProjectNameTests
{
    [Theory]
    [InlineData("cpg0037-oasis", "cpg0037", 37, "oasis")]
    [InlineData("cpg0036-EU-OS-bioactives", "cpg0036", 36, "EU-OS-bioactives")]
    [InlineData("cpg9999-a", "cpg9999", 9999, "a")]
    [InlineData("cpg0001-_", "cpg0001", 1, "_")]
    [InlineData("cpg0001--", "cpg0001", 1, "-")]
    [InlineData("cpg0000", "cpg0000", 0, "")]
    public void A_name_has_a_number_and_for_one_in_use_a_tag(string text, string number, int value, string tag)
    {
        Assert.True(ProjectName.TryParse(text, out var name));
        Assert.Equal((text, number, value, tag), (name.Text, name.Number, name.NumberValue, name.Tag));
        Assert.Equal((text, tag.Length > 0), ($"{name}", name.HasTag));
        Assert.Equal(number, ProjectName.NumberOf(value));
        Assert.True(IsOneInBytes(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("cpg")]
    [InlineData("cpg037")]
    [InlineData("cpg037-oasis")]
    [InlineData("cpg00370")]
    [InlineData("cpg0037-")]
    [InlineData("cpg0037oasis")]
    [InlineData("cpg0037_oasis")]
    [InlineData("cpg0037-oa.sis")]
    [InlineData("cpg0037-oa sis")]
    [InlineData("cpg0037-oasis/")]
    [InlineData("cpg0037-oasis/broad")]
    [InlineData("cpg0037-oasis\n")]
    [InlineData("cpg0037\0")]
    [InlineData("cpg00\0\0")]
    [InlineData(" cpg0037-oasis")]
    [InlineData("CPG0037-oasis")]
    [InlineData("Cpg0037-oasis")]
    [InlineData("cpg+037-oasis")]
    [InlineData("cpg-037-oasis")]
    [InlineData("cpg0x37-oasis")]
    [InlineData("cpg003\u0667-oasis")] // an Arabic seven
    [InlineData("cpg003\uff17-oasis")] // a wide seven
    [InlineData("\u0441pg0037-oasis")] // a Cyrillic es
    [InlineData("cpg0037\u2010oasis")] // a typographer's hyphen
    [InlineData("cpg0037-oas\u0131s")] // an i without its dot
    [InlineData("cpg0037-oa\u200bsis")] // a blank without width
    public void Anything_else_is_no_name(string? text)
    {
        Assert.False(ProjectName.TryParse(text, out var name));
        Assert.Equal(default, name);
        Assert.False(IsOneInBytes(text ?? ""));
        Assert.Throws<FormatException>(() => ProjectName.Parse(text!));
    }

    [Fact]
    public void Names_are_the_same_letter_by_letter()
    {
        Assert.Equal(ProjectName.Parse("cpg0037-oasis"), ProjectName.Parse(new StringBuilder("cpg0037-").Append("oasis").ToString()));
        Assert.NotEqual(ProjectName.Parse("cpg0037-oasis"), ProjectName.Parse("cpg0037-Oasis"));
        Assert.NotEqual(ProjectName.Parse("cpg0037-oasis"), ProjectName.Parse("cpg0037"));
    }

    [Fact]
    public void A_name_that_was_never_set_says_so()
    {
        Assert.Equal("", default(ProjectName).ToString());
        Assert.Throws<InvalidOperationException>(() => default(ProjectName).Text);
    }

    [Theory]
    [InlineData("cpg0037-oasis/broad/images/", "cpg0037-oasis")]
    [InlineData("cpg0037-oasis", "cpg0037-oasis")]
    [InlineData("jump/source_4", "jump")]
    [InlineData("/cpg0037-oasis", "")]
    [InlineData("", "")]
    public void It_stands_in_the_first_folder(string path, string folder) => Assert.Equal(folder, ProjectName.FolderOf(path).ToString());

    [Theory]
    [InlineData("cpg0037-oasis/broad", true)]
    [InlineData("cpg0037x", true)]
    [InlineData("cpg0037", true)]
    [InlineData("cpg003", false)]
    [InlineData("cpg003\u0667", false)]
    [InlineData("CPG0037", false)]
    public void Whatever_follows_a_number_it_is_known_by_that(string text, bool begins)
    {
        Assert.Equal(begins, ProjectName.BeginsWithNumber(text));
        Assert.Equal(begins, ProjectName.BeginsWithNumber(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_prefix_gives_its_project_and_what_is_below()
    {
        var prefix = Prefix.Parse("cpg0016-jump/source_4/workspace/segmentation");
        Assert.Equal((ProjectName.Parse("cpg0016-jump"), "source_4"), (prefix.Project, prefix.Source));
        Assert.Equal("source_4/workspace/segmentation", prefix.BelowProject);
        Assert.Equal(("broad", "broad"), (Prefix.Parse("cpg0037/broad").Source, Prefix.Parse("cpg0037/broad").BelowProject));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void To_look_at_a_key_costs_no_memory(int what)
    {
        var bytes = "cpg0016-jump"u8.ToArray();
        const string Key = "cpg0016-jump/source_4/images/2021_04_26_Batch1/images/BR00117035/r01c01.tiff";
        var named = 0;
        _ = ProjectName.IsOne(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 1_000; time++)
        {
            named += what switch
            {
                0 => ProjectName.IsOne(Key.AsSpan(0, 12)) ? 1 : 0,
                1 => ProjectName.FolderOf(Key).Length == 12 ? 1 : 0,
                3 => ProjectName.IsOne(bytes) ? 1 : 0,
                _ => ProjectName.TagOf(Key.AsSpan(0, 12)).Length == 4 ? 1 : 0,
            };
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1_000, named);
    }

    private static bool IsOneInBytes(string text) => ProjectName.IsOne(Encoding.UTF8.GetBytes(text));
}
