using Curation.Findings;
using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

internal sealed class EmbeddingPath()
    : KeyRule(
        "D003",
        Severity.Error,
        "An embedding is embeddings/<model>/<batch>/<plate>/<well>-<site>/<file>.parquet or .npz, or <well>/<site>/<file> from DeepProfiler.",
        Severity.Warning)
{
    private const string OneAWell = "N-DL-EMB-WELL";
    private const string DeepProfiler = "N-DL-EMB-DEEPPROFILER";
    private const int Plate = 6;
    private const int Well = 7;

    public override string Remedy => "Give every batch, plate and site its folder below the model.";

    public override string Docs => "Gallery documentation, data structure: workspace_dl.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsBelow("workspace_dl", "embeddings"))
        {
            return;
        }

        if (key.IsFileToPlace && (key.Shape is null || IsWellAtFault(key)))
        {
            AddMisplaced(key, found, $"“{key.Key.AsSpan(key.Starts[4])}” is not <model>/<batch>/<plate>/<well>-<site>/<file>.parquet or .npz.");
        }
        else if (!key.IsMarker && (key.Place ?? key.Shape)?.Id == OneAWell && found.IsFirstIn(this, key, Plate))
        {
            found.AddFolder(
                this, key, Plate, $"The embeddings of plate “{key[Plate]}” are one file a well; one a site is documented.", Severity.Info);
        }
    }

    /// <summary>A name of any kind does for the shape of the key, but a well and a site are no names of the contributor's.</summary>
    private static bool IsWellAtFault(in KeyParts key) =>
        (key.Shape?.Id == OneAWell && !PlaceholderKind.Well.Allows(key[Well]))
        || (key.Shape?.Id == DeepProfiler && !(PlaceholderKind.Well.Allows(key[Well]) && PlaceholderKind.Site.Allows(key[Well + 1])));
}
