namespace Curation.Workflow.Registries;

/// <summary>What is told of the registry.</summary>
public static class RegistryFacts
{
    public const string Imported = "registry.imported";
}
