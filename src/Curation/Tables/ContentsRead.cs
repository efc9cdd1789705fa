using System.Globalization;

namespace Curation.Tables;

/// <summary>How many tables a check has read; a check of a mere listing has none of these.</summary>
/// <param name="Tables">Tables that were read to their end.</param>
/// <param name="Unread">Tables that could not be, each with a finding that says why.</param>
public sealed record ContentsRead(long Tables, long Unread)
{
    /// <summary>A sentence for people about what a check has read.</summary>
    public static string Describe(ContentsRead? read) => read switch
    {
        null => "The tables themselves were not read: a listing alone does not hold what is written in them.",
        { Tables: 0, Unread: 0 } => "There were no tables to read.",
        { Unread: 0 } => $"The contents of {Counted(read.Tables)} were read.",
        _ => $"The contents of {Counted(read.Tables)} were read; {Counted(read.Unread)} could not be read.",
    };

    private static string Counted(long tables) =>
        string.Create(CultureInfo.InvariantCulture, $"{tables:N0} table{(tables == 1 ? "" : "s")}");
}

/// <summary>How far the reading of tables is.</summary>
/// <param name="Done">Tables that were read, or could not be.</param>
/// <param name="Of">All tables to be read.</param>
public readonly record struct ContentProgress(long Done, long Of);
