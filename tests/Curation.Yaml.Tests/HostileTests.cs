using System.Text;

namespace Curation.Yaml.Tests;

public sealed class HostileTests
{
    public static TheoryData<string, string> Bad => new()
    {
        { "", "the file is empty; a registry begins with the field “datasets:”." },
        { "# nothing\n", "the file is empty; a registry begins with the field “datasets:”." },
        { "- a\n", "Line 1: the file is a list or a text; it has to begin with the field “datasets:”, and list the projects below it." },
        { "projects: []\n", "Line 1: the file has no field “datasets:”, which lists the projects." },
        { "datasets: cpg0001\n", "Line 1: “datasets:” is no list: each project begins with “- name:”." },
        { "datasets:\n  - cpg0001-one\n", "Line 2: this dataset has no fields: each begins with “- name:”, then “description:” and “status:”." },
        { "a: &x [1]\nb: *x\n", "Line 1: &x marks a text to be repeated, which a registry does not take: leave the mark out, or put the text in quotes." },
        { "datasets: *x\n", "Line 1: *x repeats what stands elsewhere, which a registry does not take: write it out." },
        { "datasets:\n  <<: {a: b}\n", "Line 2: fields are merged here (<<), which a registry does not take: write them out." },
        { "datasets: !!python/object:os.system []\n", "Line 1: tag:yaml.org,2002:python/object:os.syste… names a type, which a registry does not take: leave it out, or put the text in quotes." },
        { "datasets: !x []\n", "Line 1: !x names a type, which a registry does not take: leave it out, or put the text in quotes." },
        { "datasets: []\n---\ndatasets: []\n", "Line 2: a second document begins here (---); a registry is one: leave the line out, or everything from it on." },
        { "datasets: []\ndatasets: []\n", "Line 2: the field “datasets” stands in line 1 already: give it once." },
        { "datasets:\n\t- name: x\n", "Line 2: the line is indented with a tab; YAML takes blanks only: replace each tab by two of them." },
        { "? [a]\n: b\n", "Line 1: the name of a field is a list or a group here; it has to be a text, such as “name:”." },
        { Samples.With("    extra: [[[[[[[[[[[[1]]]]]]]]]]]]\n"), "Line 5: this lies more than 12 levels deep; a registry has five." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_no_plain_registry_is_refused_with_its_line(string text, string fault) => Assert.Equal([fault], Samples.Faults(text));

    [Theory]
    [InlineData("datasets: [\n", 2)]
    [InlineData("datasets:\n  - name: \"cpg0001\n", 2)]
    [InlineData("datasets:\n  - name: a: b\n", 2)]
    [InlineData("datasets:\n - {name: x\n - y}\n", 3)]
    public void What_is_no_yaml_is_refused_with_its_line(string text, int line)
    {
        var fault = Assert.Single(Samples.Faults(text));

        Assert.StartsWith($"Line {line}: this cannot be read as YAML: ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_of_anchors_is_refused_before_it_goes_off()
    {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 40; i++)
        {
            bomb.Append($"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n");
        }

        Assert.StartsWith("Line 1: &a0 marks", Assert.Single(Samples.Faults(bomb.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_bounded_in_bytes_and_in_nodes()
    {
        Assert.Equal(["the file has 4,194,305 bytes; a registry has at most 4 MB."], Samples.Faults(new byte[RegistryYaml.MostBytes + 1]));
        var fault = Assert.Single(Samples.Faults(Samples.With("    extra:\n" + string.Concat(Enumerable.Repeat("      - a\n", 200_001)))));
        Assert.EndsWith("the file has more than 200,000 texts, lists and fields: a registry has some thousand.", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData('"')]
    [InlineData('?')]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('#')]
    [InlineData('&')]
    public void Four_megabytes_of_one_sign_are_refused(char sign) => Assert.NotEmpty(Samples.Faults(new string(sign, RegistryYaml.MostBytes)));

    [Fact]
    public void What_is_no_utf8_is_refused_with_its_line() =>
        Assert.Equal(["Line 2: the file is no UTF-8 text: save it as UTF-8, as registry.yml is."], Samples.Faults([.. "datasets:\n "u8, 0xFF, .. "\n"u8]));

    [Fact]
    public void Damaged_files_are_refused_or_read_and_never_break_anything()
    {
        var random = new Random(20260102);
        var whole = Samples.Whole;
        for (var i = 0; i < 400; i++)
        {
            var damaged = whole.ToArray();
            for (var j = random.Next(1, 6); j > 0; j--)
            {
                damaged[random.Next(damaged.Length)] = (byte)"\n\t :-[]{}*&!|>'\"#?,%@`\0aé"[random.Next(24)];
            }

            var faults = new Curation.Registries.FaultList();
            var file = RegistryYaml.Read(damaged.AsMemory(0, random.Next(damaged.Length)), faults);
            Assert.Equal(file is null, faults.Count > 0);
            Assert.All(faults.Kept, fault => Assert.EndsWith(".", fault.Message, StringComparison.Ordinal));
        }
    }
}
