namespace Sandbox.Tests.Testing;

/// <summary>A test that runs a tool; skipped in words where there is none, never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolFactAttribute : FactAttribute
{
    public NeedsToolFactAttribute(string tool)
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsThere(tool))
        {
            Skip = $"needs {tool} on the PATH";
        }
    }

    private static bool IsThere(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
