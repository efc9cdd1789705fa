using System.Globalization;
using Curation.Findings;

namespace Curation.Tables.Platemaps.Rules;

/// <summary>A guess: that values say nothing is seen, that they are made up is not. A person decides.</summary>
internal sealed class Unblinded()
    : PlatemapRule("M009", Severity.Warning, Severity.Info, "A plate map is unblinded: it says for most wells what was done to them, and no column is named as blinded.")
{
    public override string Remedy => "Fill the columns of perturbations, and take away the ones that blinded them; say in the submission why wells are untreated.";

    public override string Docs => "Gallery documentation, contributing to the gallery.";

    public override void Check(BatchPlatemaps batch, SetFindings found)
    {
        foreach (var map in batch.Maps)
        {
            if (map is { Outcome: { WasRead: true, Rows: > 0 }, HasWells: true, Perturbations: { } perturbations } && Describe(map, perturbations) is { } words)
            {
                found.Add(this, map.Key, null, words);
            }
        }
    }

    private static string? Describe(PlatemapTable map, Perturbations perturbations)
    {
        if (perturbations.Blind is { } blind)
        {
            return $"The plate map “{map.FileName}” has a column “{blind}”, as if it were blinded.";
        }

        if (perturbations.AreAbsent)
        {
            return $"The plate map “{map.FileName}” has no column that says what was done to a well.";
        }

        // Controls are often left empty, a sixth of a plate and more; half of it is no control.
        var (name, filled) = perturbations.Best;
        return filled * 2 >= perturbations.Rows ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The plate map “{map.FileName}” says of {filled:N0} of {perturbations.Rows:N0} wells what was done to them; the column filled best is “{name}”.");
    }
}
