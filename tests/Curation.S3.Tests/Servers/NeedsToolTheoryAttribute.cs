namespace Curation.S3.Tests.Servers;

/// <summary>As <see cref="NeedsToolFactAttribute"/>, for a table.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsToolTheoryAttribute : TheoryAttribute
{
    public NeedsToolTheoryAttribute(string tool) => Skip = new NeedsToolFactAttribute(tool).Skip;
}
