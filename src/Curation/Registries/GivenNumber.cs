namespace Curation.Registries;

/// <summary>A number that the portal itself gave out; until its request is approved only the number is taken, and the name is nobody's business.</summary>
public readonly record struct GivenNumber(int Number, string Name, bool IsRegistered);
