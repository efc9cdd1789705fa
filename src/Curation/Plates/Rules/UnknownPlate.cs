using Curation.Keys;
using Curation.Texts;

namespace Curation.Plates.Rules;

/// <summary>A plate name that fits no imaged plate of its batch, and the one that was probably meant.</summary>
internal static class UnknownPlate
{
    // A batch has hundreds of plates at most; a made-up one with more gets no proposal rather than a slow one.
    private const int Compared = 2_000;

    public static string Describe(BatchJoin batch, Plate plate)
    {
        var meant = Meant(batch, plate);
        return $"No imaged plate of batch “{batch.Name}” is named “{plate.Name}” or begins with it and “_” or “-”."
            + (meant is null ? "" : $" Did you mean “{meant}”?");
    }

    public static string? Repair(BatchJoin batch, Plate plate, PlatePart part) => Meant(batch, plate) is { } meant ? batch.Folder(part, meant) : null;

    // A plate that has the part already cannot be meant: two folders do not become one by renaming.
    private static string? Meant(BatchJoin batch, Plate plate) => batch.Plates.Count > Compared
        ? null
        : Spelling.Nearest(plate.Name, batch.Plates.Where(other => other.IsImaged && !Overlaps(other, plate)).Select(other => other.Name));

    private static bool Overlaps(Plate one, Plate other) => Enum.GetValues<PlatePart>().Any(part => one.Has(part) && other.Has(part));
}
