namespace Curation.S3.Tests.Servers;

internal static class Tool
{
    /// <summary>In CI every tool is needed, so that a missing one fails.</summary>
    public static bool IsNeeded(string tool) => Environment.GetEnvironmentVariable("CI") == "true" || IsThere(tool);

    private static bool IsThere(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
