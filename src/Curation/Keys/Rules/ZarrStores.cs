using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class ZarrStores() : KeyRule("I021", Severity.Info, "A Zarr store is images_zarr/<full-plate>.ome.zarr, and counts as one unit.")
{
    private const string Folder = "images_zarr";

    public override string Remedy => "Give each plate a store named after its full-plate folder, ending with .ome.zarr.";

    public override string Docs => "Gallery documentation, data structure: images_<manipulation>; practice of the stores that are public.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFolder(4) || !key.Is(2, "images") || !IsZarr(key[4]) || key.IsMarker || key.IsDebris
            || (key.Place ?? key.Shape)?.Id == "N-ZARR-PLATE")
        {
            return;
        }

        // A store has a million chunks; its name is wrong once.
        var store = Math.Min(5, key.Count - 2);
        if (found.IsFirstIn(this, key, store))
        {
            found.AddFolder(this, key, store, $"“{key[store]}” holds files, but they lie in no store <full-plate>.ome.zarr.");
        }
    }

    private static bool IsZarr(ReadOnlySpan<char> name) => name.StartsWith(Folder) && (name.Length == Folder.Length || name[Folder.Length] == '_');
}
