namespace Curation.Tables;

/// <summary>How far the reading of tables is.</summary>
/// <param name="Done">Tables that were read, or could not be.</param>
/// <param name="Of">All tables to be read.</param>
public readonly record struct ContentProgress(long Done, long Of);
