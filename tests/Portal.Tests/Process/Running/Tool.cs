namespace Portal.Tests.Running;

/// <summary>Programs that some tests need and the SDK does not bring, wherever they are.</summary>
internal static class Tool
{
    private static readonly string[] Chromes = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? Chromium { get; } = Chromes.Select(Find).FirstOrDefault(path => path is not null);

    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/bin")
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>What the provider for the tests of sign-in is made of.</summary>
    private const string OpenIdProvider = "oidc-provider";

    /// <summary>Why a test that needs these has to be skipped; null if it need not. Where a change is judged nothing is skipped.</summary>
    public static string? Lack(params IEnumerable<string> names) =>
        Environment.GetEnvironmentVariable("CI") == "true" || names.FirstOrDefault(name => !IsThere(name)) is not { } missing
            ? null
            : missing == OpenIdProvider ? "Needs oidc-provider: tests/Browser.Tests/OpenId/install installs it." : $"Needs {missing}, which is not on the PATH; .ci/run installs it.";

    private static bool IsThere(string name) => name switch
    {
        "chromium" => Chromium is not null,
        OpenIdProvider => Directory.Exists(Repository.PathOf($"tests/Browser.Tests/OpenId/node_modules/{OpenIdProvider}")),
        _ => Find(name) is not null,
    };
}

/// <summary>A test that needs programs; without one it is skipped and says which.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params string[] tools) => Skip = Tool.Lack(tools);
}

/// <summary>The same for a test with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params string[] tools) => Skip = Tool.Lack(tools);
}
