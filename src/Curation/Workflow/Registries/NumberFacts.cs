namespace Curation.Workflow.Registries;

/// <summary>What is told of a project's number.</summary>
public static class NumberFacts
{
    public const string Reserved = "number.reserved";
    public const string Registered = "number.registered";
    public const string Released = "number.released";
}
