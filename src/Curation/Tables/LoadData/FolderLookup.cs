using Curation.Plates;
using Curation.Plates.Names;
using Curation.Store;

namespace Curation.Tables.LoadData;

/// <summary>
/// Finds out which objects of a folder that a plate's tables name are there: in the names that were put aside, then, for what is left, in
/// one listing of the gallery's folder. The names pass by; none is held but those that the tables have.
/// </summary>
internal sealed class FolderLookup(PlateLoadData plate, ReferencedFolder folder)
{
    private readonly ContentPass pass = plate.Contents.Pass;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var census = pass.SourceAt(folder.Source)?.Census.Batches.GetValueOrDefault(folder.Batch);
        if (!folder.IsOfPlate)
        {
            return;
        }

        MarkListed(census);
        if (folder.Unknown == 0)
        {
            return;
        }

        var near = new NearNames(folder, plate.Near);
        if (pass.Gallery is { } gallery)
        {
            if (!await MarkPublicAsync(gallery, near, cancellationToken))
            {
                return;
            }
        }
        else if (!plate.Contents.Found.Sees(folder.Path) || pass.SourceAt(folder.Source) is null)
        {
            // Neither listing would have shown it.
            return;
        }

        folder.Close();
        LookNear(census, near);
    }

    private void MarkListed(BatchCensus? census)
    {
        foreach (var name in pass.Names(ListOf(census)))
        {
            folder.Mark(name.Span, ReferenceState.Listed);
        }

        // Derived images are put aside by the folder beside images/, whatever is below it.
        if (census?.DerivedNames?.GetValueOrDefault(folder.Parts[4]) is { } derived)
        {
            var beginning = System.Text.Encoding.UTF8.GetBytes(folder.Plate + "/");
            foreach (var name in pass.Names(derived))
            {
                if (name.Span.StartsWith(beginning))
                {
                    folder.Mark(name.Span[beginning.Length..], ReferenceState.Listed);
                }
            }
        }
    }

    private NameList? ListOf(BatchCensus? census) => folder.Parts[4] switch
    {
        "images" => census?.Imaged.GetValueOrDefault(folder.Plate)?.Names,
        "illum" => census?.Named.GetValueOrDefault(folder.Plate)?.IllumNames,
        _ => null,
    };

    private async Task<bool> MarkPublicAsync(IKeys gallery, NearNames near, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var found in gallery.ListAsync(folder.Path, null, cancellationToken))
            {
                var name = System.Text.Encoding.UTF8.GetBytes(found.Key[folder.Path.Length..]);
                if (!folder.Mark(name, ReferenceState.InGallery))
                {
                    near.Offer(name, folder.Path);
                }
            }

            return true;
        }
        catch (StoreException exception)
        {
            plate.Unasked.Add(exception.Message);
            return false;
        }
    }

    // The folder itself, and those of the batch whose names differ from it in case and joints only: “Measurement 2”, “Measurement2”.
    private void LookNear(BatchCensus? census, NearNames near)
    {
        if (census is null || folder.Counted(ReferenceState.Missing) == 0)
        {
            return;
        }

        var batch = string.Join('/', folder.Parts.Take(5)) + "/";
        foreach (var (name, list) in Candidates(census))
        {
            foreach (var file in pass.Names(list))
            {
                near.Offer(file.Span, $"{batch}{name}/");
            }
        }
    }

    private IEnumerable<(string Name, NameList? List)> Candidates(BatchCensus census) => folder.IsIllum
        ? census.Named.Values.Where(plate => NearNames.AreNear(plate.Name, folder.Plate)).Select(plate => (plate.Name, plate.IllumNames))
        : census.Imaged.Values.Where(imaged => NearNames.AreNear(imaged.Name, folder.Plate)).Select(imaged => (imaged.Name, imaged.Names));
}
