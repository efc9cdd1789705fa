using System.Globalization;
using Curation.Findings;

namespace Curation.Plates.Rules;

/// <summary>Says that the join is not complete, so that silence is not taken for agreement.</summary>
internal sealed class TooManyPlates() : SetRule("N001", Severity.Warning, "A listing has no more plates than can be compared.")
{
    public override string Remedy => "Check the project in parts, a source or a batch at a time.";

    public override string Docs => "A bound of this check, not of the gallery.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        if (source.Census.IsCut || source.Batches.Any(batch => batch.Census.IsCut))
        {
            found.Add(this, source.Path + "/", null, string.Create(
                CultureInfo.InvariantCulture,
                $"The listing has more than {Bounds.Plates:N0} plates or {Bounds.Batches:N0} batches; those of {source.Path} were not all compared."));
        }
    }
}
