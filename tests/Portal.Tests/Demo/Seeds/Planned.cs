using Portal.Demo.Seeds;

namespace Portal.Tests.Demo.Seeds;

/// <summary>The plan, made once for all tests: some 15 MB.</summary>
internal static class Planned
{
    public const string Earlier = "cpg0037-oasis/broad/";
    public const string Clean = "cpg0049-ipsc-diff-pancreatic-progenitor/broad/";
    public const string Flawed = "cpg0037-oasis/axiom/";
    public const string Large = "cpg0047-amish/broad/";

    private static readonly Lazy<IReadOnlyList<Made>> Objects = new(() => [.. SeedPlan.Objects().Select(seed => new Made(seed, seed.Content()))]);

    public static IReadOnlyList<Made> All => Objects.Value;

    public static IReadOnlyList<Made> Under(string prefix, string? bucket = null) =>
        [.. All.Where(made => made.Key.StartsWith(prefix, StringComparison.Ordinal) && made.Seed.Bucket == (bucket ?? made.Seed.Bucket))];
}
