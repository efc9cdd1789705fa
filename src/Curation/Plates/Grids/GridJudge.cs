using System.Globalization;
using Curation.Plates.Wells;

namespace Curation.Plates.Grids;

/// <summary>
/// Holds the wells of a plate against one another. A full well has every image of a field, in every field, that any well has. Channels
/// need not have the same planes and times: what a channel has nowhere is not missed.
/// </summary>
internal sealed class GridJudge(Shots shots, ChannelNames channels, ShotBits bits, WellSet wells)
{
    public GridTally Judge(bool isTold)
    {
        var seen = bits.In(wells).Select(number => shots[number]).ToList();
        var fields = seen.Select(shot => shot.Field).Distinct().Order().ToList();
        var perField = seen.Select(shot => shot.OfAnyField).Distinct().Order().ToList();
        long full = (long)fields.Count * perField.Count;
        var partial = wells.InOrder().Where(well => bits.CountOf(well) < full).ToList();
        var missing = partial.Sum(well => full - bits.CountOf(well));
        return new GridTally(wells.Count, fields.Count, perField.Count, missing, missing > 0 && isTold ? Gaps(partial, fields, perField) : null);
    }

    // As many gaps as are named are soon found: a well has only so many images that are no gaps.
    private string Gaps(List<Well> partial, List<int> fields, List<Shot> perField)
    {
        var gaps =
            from well in partial
            from field in fields
            from gap in GapsOf(well, field, perField)
            select gap;
        return string.Join(", ", gaps.Take(Bounds.NamedGaps + 1).Select((gap, i) => i < Bounds.NamedGaps ? gap : "…"));
    }

    private IEnumerable<string> GapsOf(Well well, int field, List<Shot> perField)
    {
        var missing = perField.Where(shot => !shots.TryGet(shot with { Field = field }, out var number) || !bits.Has(well, number)).ToList();
        var site = string.Create(CultureInfo.InvariantCulture, $"{well} field {field}");
        return missing.Count == perField.Count ? [site] : missing.Select(shot => $"{site} {Describe(shot, perField)}");
    }

    private string Describe(Shot shot, List<Shot> perField)
    {
        var words = $"channel {channels.Describe(shot.Channel)}";
        words += perField.Any(other => other.Plane != shot.Plane) ? string.Create(CultureInfo.InvariantCulture, $" plane {shot.Plane}") : "";
        words += perField.Any(other => other.Time != shot.Time) ? string.Create(CultureInfo.InvariantCulture, $" time {shot.Time}") : "";
        return words;
    }
}
