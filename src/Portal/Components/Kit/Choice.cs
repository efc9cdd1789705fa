namespace Portal.Components.Kit;

/// <summary>One of the things to choose from, and its name.</summary>
public sealed record Choice<T>(T Value, string Name);
