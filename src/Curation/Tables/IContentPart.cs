namespace Curation.Tables;

/// <summary>Files of one kind: which there are in a batch, how they are read, and the rules that are asked about them.</summary>
internal interface IContentPart
{
    IReadOnlyList<ContentRule> Rules { get; }

    /// <summary>How many tables of a batch it will read, for progress.</summary>
    long TablesOf(Plates.BatchJoin batch);

    /// <summary>Reads the files of a batch, a plate's in memory at a time, and tells what the rules find.</summary>
    Task CheckAsync(BatchContents batch, CancellationToken cancellationToken);
}
