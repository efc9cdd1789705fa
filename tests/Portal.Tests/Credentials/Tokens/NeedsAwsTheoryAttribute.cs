using System.Diagnostics;
using Portal.Tests.Running;

namespace Portal.Tests.Credentials.Tokens;

/// <summary>A test that runs the AWS command line inside Python, to set its clock; skipped in words where that is not to be had, never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAwsTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> Lack = new(() => Tool.Lack("python3", "curl") ?? (Environment.GetEnvironmentVariable("CI") == "true" || HasAws() ? null : "Needs awscli as a package of python3."));

    public NeedsAwsTheoryAttribute() => Skip = Lack.Value;

    private static bool HasAws()
    {
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import awscli.clidriver"]) { RedirectStandardError = true })!;
        python.WaitForExit();
        return python.ExitCode == 0;
    }
}
