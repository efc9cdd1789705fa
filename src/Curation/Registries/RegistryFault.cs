namespace Curation.Registries;

/// <summary>What is wrong with a registry's file: the line, the dataset if it is about one, and a sentence for whoever wrote it.</summary>
public sealed record RegistryFault(int Line, string Dataset, string Words)
{
    /// <summary>More than anybody mends at once; the count goes on.</summary>
    public const int Most = 100;

    public override string ToString() => $"{(Line > 0 ? $"Line {Line}: " : "")}{(Dataset.Length > 0 ? $"{Dataset}: " : "")}{Words}";
}
