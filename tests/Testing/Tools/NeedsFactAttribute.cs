namespace Testing.Tools;

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
