using System.ComponentModel;
using System.Diagnostics;

namespace Sandbox.Tests.Testing;

/// <summary>A test that asks AWS's Python client; skipped in words where there is none, never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotoFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsThere = new(Look);

    public BotoFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsThere.Value)
        {
            Skip = "needs python3 with boto3: pip install boto3";
        }
    }

    private static bool Look()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import boto3"]) { RedirectStandardError = true })!;
            return python.WaitForExit(TimeSpan.FromMinutes(2)) && python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
