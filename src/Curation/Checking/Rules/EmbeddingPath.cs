using Curation.Checking.Layouts;

namespace Curation.Checking.Rules;

internal sealed class EmbeddingPath()
    : KeyRule("D003", Severity.Error, "An embedding is embeddings/<model>/<batch>/<plate>/<well>-<site>/<file>.parquet or .npz, or <well>/<site>/<file> from DeepProfiler.", Severity.Warning)
{
    private const int Plate = 6;

    public override string Remedy => "Give every batch, plate and site its folder below the model.";

    public override string Docs => "Gallery documentation, data structure: workspace_dl.";

    public override void Look(in KeyParts key, FindingSink found)
    {
        if (!key.IsBelow("workspace_dl", "embeddings"))
        {
            return;
        }

        if (key.IsFileToPlace && (key.Shape is null || IsWellAtFault(key)))
        {
            found.Add(this, key, $"“{key.Key.AsSpan(key.Starts[4])}” is not <model>/<batch>/<plate>/<well>-<site>/<file>.parquet or .npz.");
        }
        else if (key.Place is { Id: "N-DL-EMB-WELL" } && found.IsFirstIn(this, key, Plate))
        {
            found.AddFolder(this, key, Plate, $"The embeddings of plate “{key[Plate]}” are one file a well; one a site is documented.", Severity.Info);
        }
    }

    /// <summary>All names above are good, so it must be the well or the site that keeps the key from its place.</summary>
    private static bool IsWellAtFault(in KeyParts key)
    {
        if (!PlaceholderKind.Project.Allows(key[0]))
        {
            return false;
        }

        for (var i = 1; i <= Plate; i++)
        {
            if (!PlaceholderKind.Name.Allows(key[i]))
            {
                return false;
            }
        }

        return true;
    }
}
