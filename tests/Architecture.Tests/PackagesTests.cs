namespace Architecture.Tests;

/// <summary>What a package is for, one project does with it.</summary>
public sealed class PackagesTests
{
    [Theory]
    [InlineData("AWSSDK.", "Curation.S3")]
    [InlineData("Microsoft.AspNetCore", "Portal", "Sandbox")]
    [InlineData("Microsoft.EntityFrameworkCore", "Portal")]
    [InlineData("Microsoft.IdentityModel", "Portal")]
    [InlineData("Radzen", "Portal")]
    [InlineData("System.CommandLine", "Cpg")]
    [InlineData("YamlDotNet", "Curation.Yaml")]
    public void A_package_is_known_where_it_belongs_only(string package, params string[] projects) => Assert.Equal(
        projects, House.Projects.Where(project => KnownTo(project).Any(name => name.StartsWith(package, StringComparison.Ordinal))).Order());

    [Fact]
    public void The_core_knows_the_framework_only() =>
        Assert.All(KnownTo("Curation"), name => Assert.True(File.Exists(Framework(name)), $"Curation knows {name}."));

    private static string Framework(string name) => Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, $"{name}.dll");

    private static IEnumerable<string> KnownTo(string project)
    {
        using var assembly = House.Read(House.PathOf(project));
        return [.. assembly.MainModule.AssemblyReferences.Select(known => known.Name)];
    }
}
