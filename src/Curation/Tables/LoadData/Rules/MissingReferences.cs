using System.Globalization;
using Curation.Findings;
using Curation.Plates;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData.Rules;

/// <summary>What the tables of a plate name and nobody has.</summary>
internal sealed class MissingReferences
{
    private readonly PlateLoadData plate;
    private readonly List<(ReferencedFolder Folder, int Number)> objects = [];
    private readonly HashSet<(short Table, int Line)> rows = [];
    private long count;
    private long named;

    private MissingReferences(PlateLoadData plate) => this.plate = plate;

    public static MissingReferences Of(PlateLoadData plate, bool isIllum)
    {
        var missing = new MissingReferences(plate);
        foreach (var folder in plate.References.Folders)
        {
            for (var number = 0; number < folder.Count; number++)
            {
                if (folder.At(number).IsIllum == isIllum)
                {
                    missing.Add(folder, number);
                }
            }
        }

        return missing;
    }

    /// <summary>One finding for the plate, then a case for each object, up to <see cref="Bounds.Cases"/>.</summary>
    public void Tell(LoadDataRule rule, string kind, SetFindings found)
    {
        if (count == 0)
        {
            return;
        }

        // Without a word from the gallery, it may be there.
        var isAsked = plate.Contents.Pass.Gallery is not null || found.IsGallery;
        var atMost = isAsked ? Severity.Error : Severity.Warning;
        var (folder, number) = objects[0];
        var key = plate.Tables[folder.At(number).Table].Key;
        var where = found.IsGallery ? "are not in the gallery" : isAsked ? "are neither in staging nor in the gallery" : "are not in the listing, and the gallery was not asked";
        found.Add(rule, key, plate.Name, string.Create(
            CultureInfo.InvariantCulture,
            $"Of {named:N0} {kind} that load_data of plate “{plate.Name}” names, {count:N0}, in {rows.Count:N0} rows, {where}: {Examples()}."), atMost: atMost);
        foreach (var (at, one) in found.TellsCases ? objects : [])
        {
            found.AddCase(rule, key, at.KeyAt(one), plate.Name, $"Named in {plate.PlaceOf(at.At(one))}, but not there.", plate.Near.GetValueOrDefault(at.KeyAt(one)), atMost);
        }
    }

    private void Add(ReferencedFolder folder, int number)
    {
        named++;
        if (folder[number] is not ReferenceState.Missing)
        {
            return;
        }

        count++;
        rows.Add((folder.At(number).Table, folder.At(number).Line));
        if (objects.Count < Bounds.Cases)
        {
            objects.Add((folder, number));
        }
    }

    private string Examples()
    {
        var first = objects.Take(3).Select(one => one.Folder.KeyAt(one.Number)).ToList();
        var nearest = first.Select(key => plate.Near.GetValueOrDefault(key)).FirstOrDefault(near => near is not null);
        var rest = count - first.Count;
        return string.Join(", ", first.Select(key => $"“{key}”"))
            + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest:N0} more") : "")
            + (nearest is null ? "" : $"; there is “{nearest}”");
    }
}
