using System.Globalization;
using Curation.Findings;

namespace Curation.Plates.Rules;

internal sealed class CrowdedPlate()
    : SetRule("S003", Severity.Warning, "A plate of a segmentation or of embeddings has at most 100,000 objects, unless a maintainer agreed.")
{
    public override string Remedy => "Pack the objects of a well or site into one file, or ask a maintainer.";

    public override string Docs => "Own rule: millions of small objects make a gallery slow and dear.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var (folder, plate, objects) in source.Census.Overfull)
        {
            found.Add(this, folder, plate, string.Create(CultureInfo.InvariantCulture, $"Plate “{plate}” has {objects:N0} objects here."));
        }
    }
}
