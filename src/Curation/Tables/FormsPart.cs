using Curation.Findings;
using Curation.Plates;
using Curation.Store;
using Curation.Tables.Reading;
using Curation.Texts;

namespace Curation.Tables;

/// <summary>
/// Profiles and backends, and some illumination functions and tables of analysis, which are not opened: their first bytes tell whether they are what
/// their names say.
/// </summary>
internal sealed class FormsPart : IContentPart
{
    // Each is one short request; they wait for the network, not for this machine.
    private const int AtOnce = 8;

    public IReadOnlyList<ContentRule> Rules => [];

    public long TablesOf(BatchJoin batch) => 0;

    public async Task CheckAsync(BatchContents batch, CancellationToken cancellationToken)
    {
        var files = Files(batch.Batch).Where(file => NamedForms.Promised(file.Name) is not null).ToList();
        var faults = new Exception?[files.Count];
        var forms = new FileForm?[files.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, cancelled) =>
            {
                try
                {
                    var start = await batch.Pass.ReadStartAsync(files[i].Key, cancelled);
                    forms[i] = start is { Length: > 0 } ? FileForms.Of(start) : null;
                }
                catch (StoreException exception)
                {
                    faults[i] = exception;
                }
            });
        for (var i = 0; i < files.Count; i++)
        {
            Tell(files[i], forms[i], faults[i], batch.Found);
        }
    }

    private static void Tell(StoredFile file, FileForm? form, Exception? fault, SetFindings found)
    {
        if (fault is not null)
        {
            UnreadableTable.Rule.Tell(file.Key, file.Plate, fault, found);
        }
        else if (form is { } known && NamedForms.Fault(file.Name, known) is { } words)
        {
            UnreadableTable.Rule.TellForm(file.Key, file.Plate, words, found);
        }
    }

    private static IEnumerable<StoredFile> Files(BatchJoin batch) =>
        from plate in batch.Plates
        from stored in (plate.Named?.SampledFiles ?? []).Concat(plate.Named?.StoredFiles ?? [])
        let name = stored.File.Name
        select new StoredFile(batch.Folder(stored.Part, plate.Name) + name, name[(name.LastIndexOf('/') + 1)..], plate.Name);

    private sealed record StoredFile(string Key, string Name, string Plate);
}
