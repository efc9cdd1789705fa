namespace Portal.Tests;

/// <summary>Tests that measure the whole process, and therefore have it to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
