using System.Text;
using Curation.Registries;

namespace Curation.Yaml.Tests;

public sealed class JudgingTests
{
    private const string Form =
        "is not the name of a project: cpg, four digits, and, for one in use, a hyphen and a tag of letters, digits, “-” and “_”, at most 120 characters.";

    [Theory]
    [InlineData("0012", $"Line 2: 0012: “0012” {Form}")]
    [InlineData("yes", $"Line 2: yes: “yes” {Form}")]
    [InlineData("cpg0001-a b", $"Line 2: cpg0001-a b: “cpg0001-a b” {Form}")]
    [InlineData("CPG0001-a", $"Line 2: CPG0001-a: “CPG0001-a” {Form}")]
    [InlineData(
        "cpg٠٠٠١-a",
        "Line 2: cpg٠٠٠١-a: “cpg٠٠٠١-a” holds “٠” (U+0660), which is no plain letter: a name has letters from a to z, digits, “-” and “_”. Type it anew.")]
    [InlineData(
        "сpg0001-a",
        "Line 2: сpg0001-a: “сpg0001-a” holds “с” (U+0441), which is no plain letter: a name has letters from a to z, digits, “-” and “_”. Type it anew.")]
    [InlineData("\"\"", "Line 2: a dataset without a name: the field “name:” is missing or empty; each dataset has one.")]
    public void A_name_is_judged(string name, string fault) =>
        Assert.Equal([fault], Samples.Faults(Named(name)));

    [Fact]
    public void A_name_has_at_most_120_characters()
    {
        var longest = "cpg0001-" + new string('a', 112);

        Assert.NotNull(RegistryYaml.Read(Encoding.UTF8.GetBytes(Named(longest)), new FaultList()));
        Assert.EndsWith(Form, Assert.Single(Samples.Faults(Named(longest + "a"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    protocol: [v3]\n", "Line 5: cpg0001-one: protocol has to be a text; it is a list.")]
    [InlineData(
        "    references: none\n",
        "Line 5: cpg0001-one: “references:” is no list: each of its entries begins with a hyphen; write references: [] if there is none.")]
    [InlineData(
        "    references:\n      - https://doi.org/1\n",
        "Line 6: cpg0001-one: references[1] has to have fields: prefix, authors, note, publication, preprint.")]
    [InlineData(
        "    references:\n      - publication: doi:10.1/2\n",
        "Line 6: cpg0001-one: references[1].publication is “doi:10.1/2”, which is no address of the web: it begins with https:// and holds no blanks.")]
    [InlineData(
        "    repositories:\n      - url: \"https://a.b\"\n      - url: \"javascript:alert(1)\"\n",
        "Line 7: cpg0001-one: repositories[2].url is “javascript:alert(1)”, which is no address of the web: it begins with https:// and holds no blanks.")]
    [InlineData(
        "    aliases:\n      - url: \"data:text/html,x\"\n",
        "Line 6: cpg0001-one: aliases[1].url is “data:text/html,x”, which is no address of the web: it begins with https:// and holds no blanks.")]
    [InlineData(
        "    external_contributions:\n      - link: \"//a.b/c\"\n",
        "Line 6: cpg0001-one: external_contributions[1].link is “//a.b/c”, which is no address of the web: it begins with https:// and holds no blanks.")]
    [InlineData("    size: 3 TB\n", "Line 5: cpg0001-one: “size:” has to have the fields total, images, numerical below it.")]
    [InlineData("    size:\n      total: {a: b}\n", "Line 6: cpg0001-one: size.total has to be a text; it is a group of fields.")]
    [InlineData(
        "    protocol: \"v\\u202E3\"\n",
        "Line 5: cpg0001-one: protocol holds a character that is not seen (U+202E) and could make it read as something else: take it out.")]
    [InlineData(
        "    protocol: \"v\\0\"\n",
        "Line 5: cpg0001-one: protocol holds a character that is not seen (U+0000) and could make it read as something else: take it out.")]
    [InlineData(
        "    aliases: [cpg0002-two]\n",
        "Line 5: cpg0001-one: the alias “cpg0002-two” is the name of a project with another number: a second name keeps the number cpg0001.")]
    [InlineData(
        "    aliases: [cpg0001-one]\n",
        "Line 5: cpg0001-one: the alias “cpg0001-one” is the name of cpg0001-one already: an alias that is a project's name belongs to one project.")]
    [InlineData(
        "  - name: cpg0001-one\n    description: \"\"\n    status: published\n",
        "Line 5: cpg0001-one: the name stands in line 2 already: give each project once.")]
    [InlineData(
        "  - name: cpg0001-two\n    description: \"\"\n    status: published\n",
        "Line 5: cpg0001-two: the number cpg0001 is held by cpg0001-one in line 2: a number belongs to one project.")]
    [InlineData(
        "  - name: cpg0002-two\n    description: \"\"\n    status: retired\n",
        "Line 7: cpg0002-two: the status is “retired”; it is published or unpublished. A retired number is an unpublished one without a tag.")]
    [InlineData(
        "  - name: cpg0002-two\n    status: published\n",
        "Line 5: cpg0002-two: the field “description:” is missing; write description: \"\" if there is nothing to say.")]
    public void What_is_wrong_is_said_with_its_line_and_dataset(string more, string fault) =>
        Assert.Equal([fault], Samples.Faults(Samples.With(more)));

    [Fact]
    public void All_faults_are_told_at_once_and_the_first_hundred_are_listed()
    {
        var faults = new FaultList();
        var text = "datasets:\n" + string.Concat(Enumerable.Range(0, 150).Select(i => $"  - name: x{i}\n    status: no\n"));

        Assert.Null(RegistryYaml.Read(Encoding.UTF8.GetBytes(text), faults));
        Assert.Equal((450, 100), (faults.Count, faults.Kept.Count));
        Assert.Equal(
            "Line 2: x0: the field “description:” is missing; write description: \"\" if there is nothing to say.",
            faults.Kept.First(fault => fault.Message.Contains("description", StringComparison.Ordinal)).ToString());
    }

    private static string Named(string name) => $"datasets:\n  - name: {name}\n    description: \"\"\n    status: published\n";
}
