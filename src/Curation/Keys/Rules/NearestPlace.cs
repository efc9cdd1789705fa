using Curation.Keys.Layouts;
using Curation.Texts;

namespace Curation.Keys.Rules;

/// <summary>Says which documented place comes nearest to a key that has none.</summary>
internal static class NearestPlace
{
    public static (string Message, string? Repair) To(in KeyParts key)
    {
        var (depth, places) = Nearest(key);
        var at = Math.Min(depth, key.Count - 1);
        var folder = at > 0 ? key.Through(at - 1) : default;
        var names = places.Select(place => place.LiteralAt(at)).Distinct().ToList();
        if (names.Contains(null) || !key.IsFolder(at))
        {
            return FileNames.Mend(key) is { } mend
                ? ($"“{key.File}” {mend.Why}; the nearest documented place is {places[0].Text}.", mend.Repair)
                : ($"No documented place has this key; the nearest is {places[0].Text}.", null);
        }

        var meant = Spelling.Nearest(key[at], names!);
        var repair = meant is null ? null : Repair.Replace(key, at, meant);
        var place = repair is null ? null : KeyReader.PlaceOf(repair, key.Layout);
        var hint = meant is null ? "" : $" Did you mean “{meant}”?{(place is null ? "" : $" The nearest place is then {place.Text}.")}";
        return ($"“{key[at]}” is none of the folders that are documented in {folder}/: {string.Join(", ", names)}.{hint}", repair);
    }

    /// <summary>The places that agree with the key for the most folders, and how many those are.</summary>
    private static (int Depth, List<PathTemplate> Places) Nearest(in KeyParts key)
    {
        var captures = new Capture[key.Layout.Slots];
        var most = -1;
        var places = new List<PathTemplate>();
        foreach (var template in key.Layout.Templates)
        {
            var depth = template.Agreement(key.Text, key.Starts, captures);
            if (depth > most)
            {
                most = depth;
                places.Clear();
            }

            if (depth == most)
            {
                places.Add(template);
            }
        }

        return (most, places);
    }
}
