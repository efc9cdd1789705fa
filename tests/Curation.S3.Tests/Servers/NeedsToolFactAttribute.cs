namespace Curation.S3.Tests.Servers;

/// <summary>A test that needs a program on the PATH: skipped, in words, where a person lacks it; never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsToolFactAttribute : FactAttribute
{
    public NeedsToolFactAttribute(string tool)
    {
        if (!Tool.IsNeeded(tool))
        {
            Skip = $"{tool} is not on the PATH. Install it (pip install 'moto[server]') to run this test.";
        }
    }
}
