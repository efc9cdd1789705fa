using Mono.Cecil;

namespace Architecture.Tests;

/// <summary>Names that were given up do not come back: glossary.txt says which, and what to say instead.</summary>
public sealed class GlossaryTests
{
    private static readonly Banned[] List = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "glossary.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(Banned.Parse)];

    [Fact]
    public void No_type_has_a_name_that_the_glossary_gave_up()
    {
        var found = House.Projects.SelectMany(TypesOf)
            .SelectMany(type => List.Where(banned => banned.Is(type.Name, type.IsNested)).Select(banned => $"{type.FullName}: {banned.Instead}"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("*Words: Messages", "CheckWords", false, true)]
    [InlineData("*Words: Messages", "Words", true, true)]
    [InlineData("*Words: Messages", "WordsOfOne", false, false)]
    [InlineData("+Row: a name of its own", "Row", true, true)]
    [InlineData("+Row: a name of its own", "Row", false, false)]
    [InlineData("+Row: a name of its own", "CheckRow", true, false)]
    [InlineData("Turn: NextActor", "Turn", false, true)]
    [InlineData("Turn: NextActor", "Return", false, false)]
    public void A_line_bans_an_ending_a_nested_name_or_a_whole_name(string line, string name, bool isNested, bool isBanned) =>
        Assert.Equal(isBanned, Banned.Parse(line).Is(name, isNested));

    private static IEnumerable<(string Name, string FullName, bool IsNested)> TypesOf(string project)
    {
        using var assembly = House.Read(House.PathOf(project));
        return [.. assembly.MainModule.GetTypes().Where(type => type.FullName.StartsWith(project, StringComparison.Ordinal) && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal))
            .Select(type => (NameOf(type), type.FullName, type.IsNested))];
    }

    // Without the number of its type parameters.
    private static string NameOf(TypeDefinition type) => type.Name.Split('`')[0];

    private sealed record Banned(char Kind, string Name, string Instead)
    {
        public static Banned Parse(string line)
        {
            var (name, instead) = (line[..line.IndexOf(": ", StringComparison.Ordinal)], line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            return name[0] is '*' or '+' ? new(name[0], name[1..], instead) : new(' ', name, instead);
        }

        public bool Is(string name, bool isNested) => Kind switch
        {
            '*' => name.EndsWith(Name, StringComparison.Ordinal),
            '+' => isNested && name == Name,
            _ => name == Name,
        };
    }
}
