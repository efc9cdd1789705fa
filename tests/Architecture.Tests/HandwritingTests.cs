using Mono.Cecil;

namespace Architecture.Tests;

/// <summary>What the compiled code shows of its handwriting; blanks and widths are .ci/run's.</summary>
public sealed class HandwritingTests
{
    private const int MostFields = 12;

    [Fact]
    public void No_field_begins_with_an_underscore() => Assert.Empty(TypesOf()
        .SelectMany(type => type.Fields.Where(field => field.Name is ['_', not '_', ..] && !IsGenerated(field)).Select(field => field.FullName)));

    [Fact]
    public void A_row_has_what_its_page_shows_and_no_more() => Assert.DoesNotContain(
        TypesOf().Where(type => type.Name.EndsWith("Row", StringComparison.Ordinal)),
        type => type.Fields.Count(field => !field.IsStatic) > MostFields);

    // What generators write is theirs; the compiler's fields for locals begin with "<", and a logger's with two underscores.
    private static IReadOnlyList<TypeDefinition> TypesOf() =>
    [
        .. House.Projects
            .SelectMany(project => House.Read(House.PathOf(project)).MainModule.GetTypes())
            .Where(type => House.Projects.Any(project => type.FullName.StartsWith($"{project}.", StringComparison.Ordinal)))
            .Where(type => !IsGenerated(type)),
    ];

    private static bool IsGenerated(ICustomAttributeProvider one) =>
        one.CustomAttributes.Any(given => given.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute");
}
