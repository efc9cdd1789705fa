namespace Curation.Tables.Reading;

/// <summary>How the reading of a table ended.</summary>
/// <param name="WasRead">To its end; false if a finding says why not.</param>
/// <param name="Rows">Rows with as many fields as the header.</param>
/// <param name="Ragged">Rows with another number of fields, which nobody was given.</param>
internal sealed record TableOutcome(bool WasRead, bool HasHeader, long Rows, long Ragged, string? FirstRagged, BlankRows Blank, bool IsPacked)
{
    public static TableOutcome Unread { get; } = new(WasRead: false, HasHeader: false, 0, 0, null, default, IsPacked: false);
}

/// <summary>Takes the rows of a table as they are read.</summary>
internal interface ITableRows
{
    /// <summary>The header is read; no row is.</summary>
    void Begin(Table header);

    void Add(Table row);
}

/// <summary>A file is not the table it should be; the message says why, as the end of “… cannot be read: ”.</summary>
internal sealed class TableException(string message) : Exception(message);
