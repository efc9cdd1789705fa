using Curation.Plates;
using Curation.Plates.Names;

namespace Curation.Tables.LoadData;

/// <summary>The load_data tables of each plate, joined with the names of its images.</summary>
internal sealed class LoadDataPart(IReadOnlyList<LoadDataRule> rules) : IContentPart
{
    public IReadOnlyList<ContentRule> Rules => rules;

    public long TablesOf(BatchJoin batch) => batch.Plates.Sum(plate => plate.Named?.LoadDataFiles?.Count(IsText) ?? 0);

    public async Task CheckAsync(BatchContents batch, CancellationToken cancellationToken)
    {
        foreach (var plate in batch.Batch.Plates)
        {
            if (plate.Named?.LoadDataFiles is { } files)
            {
                await CheckAsync(new PlateLoadData(batch, plate), files, cancellationToken);
            }
        }
    }

    private async Task CheckAsync(PlateLoadData plate, List<ContentFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            if (IsText(file))
            {
                await plate.ReadAsync(file, cancellationToken);
            }
            else
            {
                plate.LeaveOut(file);
            }
        }

        await plate.LookUpAsync(cancellationToken);
        foreach (var rule in rules)
        {
            rule.Check(plate, plate.Contents.Found);
        }
    }

    private static bool IsText(ContentFile file) => !file.Name.EndsWith(".parquet", StringComparison.Ordinal);
}
