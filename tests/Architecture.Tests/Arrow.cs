namespace Architecture.Tests;

/// <summary>One folder of a project knows another, or one project another.</summary>
/// <param name="Project">Whose folders these are; empty if these are projects.</param>
internal readonly record struct Arrow(string Project, string From, string To)
{
    public override string ToString() => Project.Length > 0 ? $"{Project}: {From} -> {To}" : $"{From} -> {To}";

    public static Arrow Parse(string line)
    {
        var ends = line.Split(" -> ");
        var from = ends[0].Split(": ");
        return from.Length > 1 ? new(from[0], from[1], ends[1]) : new("", from[0], ends[1]);
    }
}

/// <summary>The two types that make an arrow; there may be more.</summary>
internal readonly record struct Makers(string From, string To);
