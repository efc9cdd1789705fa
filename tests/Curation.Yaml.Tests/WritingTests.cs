using System.Text;
using Curation.Registries;

namespace Curation.Yaml.Tests;

public sealed class WritingTests
{
    [Fact]
    public void What_was_imported_is_exported_byte_for_byte() => Assert.Equal(Samples.Whole, RegistryYaml.Write(Samples.Read(Samples.Whole), []));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void New_datasets_come_behind_the_others_and_every_byte_before_stays(bool windows)
    {
        byte[] whole = windows
            ? [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Samples.Whole).Replace("\n", "\r\n", StringComparison.Ordinal))]
            : Samples.Whole;
        var written = RegistryYaml.Write(Samples.Read(whole), [New("cpg0050-new"), New("cpg0051-newer")]);

        Assert.True(written.AsSpan().StartsWith(whole));
        var end = windows ? "\r\n" : "\n";
        Assert.Equal(
            $"  - name: cpg0050-new{end}    description: \"\"{end}    status: unpublished{end}  - name: cpg0051-newer{end}    description: \"\"{end}    status: unpublished{end}",
            Encoding.UTF8.GetString(written.AsSpan(whole.Length)));
        Assert.Equal(
            ["cpg0036-EU-OS_bio", "cpg0050-new", "cpg0051-newer"], Samples.Read(written).Datasets.Select(dataset => dataset.Name).TakeLast(3));
    }

    [Theory]
    [InlineData("datasets: []\n")]
    [InlineData("datasets: [{name: cpg0001-one, description: x, status: published}]\n")]
    [InlineData("datasets:\n- name: cpg0001-one\n  description: x\n  status: published\nversion: 2\n")]
    [InlineData("datasets:\n- name: cpg0001-one\n  description: x\n  status: published\n...\n")]
    [InlineData("datasets:\n- name: cpg0001-one\n  status: published\n  description: |+\n    text\n\n\n")]
    [InlineData("datasets:\n- name: cpg0001-one\n  status: published\n  description: x")]
    public void Where_nothing_can_be_put_behind_the_whole_is_written_anew_with_the_same_meaning(string text)
    {
        var file = Samples.Read(text);
        var written = Samples.Read(RegistryYaml.Write(file, [New("cpg0050-new")]));

        Assert.Equal([.. file.Datasets.Select(dataset => dataset.Name), "cpg0050-new"], written.Datasets.Select(dataset => dataset.Name));
        Assert.All(file.Datasets.Zip(written.Datasets), pair => Assert.True(Node.AreSame(pair.First.Node, pair.Second.Node)));
        Assert.Equal(file.Root.Fields.Select(field => field.Name), written.Root.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Written_anew_the_sample_says_the_same_unknown_fields_and_order_included()
    {
        var file = Samples.Read(Samples.Whole);
        var written = RegistryWriter.Write(file.Root);

        Assert.True(Node.AreSame(file.Root, Samples.Read(written).Root));
        Assert.Equal(written, RegistryWriter.Write(Samples.Read(written).Root));
    }

    [Fact]
    public void Whatever_stands_in_a_field_is_read_back_as_it_was_written()
    {
        var random = new Random(20260103);
        for (var i = 0; i < 2000; i++)
        {
            var root = new FieldsNode([new NamedNode("datasets", new ListNode([Random(random, 0)])), new NamedNode("x", Random(random, 0))]);
            var written = RegistryWriter.Write(root);
            var faults = new FaultList();
            var read = PlainYaml.Read(written, faults);

            Assert.Empty(faults.Kept);
            Assert.True(Node.AreSame(root, read!), written);
        }
    }

    private static Node Random(Random random, int depth) => random.Next(depth > 3 ? 1 : 3) switch
    {
        1 => new ListNode([.. Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, depth + 1))]),
        2 => new FieldsNode([.. Enumerable.Range(0, random.Next(4)).Select(i => new NamedNode(i + Text(random), Random(random, depth + 1)))]),
        _ => new TextNode(Text(random), isPlain: random.Next(2) == 0),
    };

    private static string Text(Random random)
    {
        const string Signs = "ab01 -:#'\"\\[]{},&*!|>%@`?~<=\n\t\u0085\u00a0\u2028\u2029µ細.+_/";
        string[] words =
        [
            "", "yes", "no", "null", "~", "0012", "1e3", "2025-01-15", "-", "---", "...", "- a", "a: b", "a #b", "<<", "=", " a", "a ", "😀", ".inf",
            "0x1F", "12:30:45", "true", "[", "x:",
        ];
        return random.Next(2) == 0
            ? words[random.Next(words.Length)]
            : string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Signs[random.Next(Signs.Length)]));
    }

    private static Dataset New(string name) => new(new FieldsNode(
    [
        new NamedNode("name", new TextNode(name, isPlain: true)),
        new NamedNode("description", new TextNode("")),
        new NamedNode("status", new TextNode("unpublished", isPlain: true)),
    ]));
}
