using Curation.Findings;

namespace Curation.Keys.Rules;

/// <summary>The catch-all: a key that no line of the layout fits, and whose place no other rule has explained.</summary>
internal sealed class Unplaced() : KeyRule("N000", Severity.Warning, "Every file has a documented place.")
{
    public override string Remedy => "Move the file to the place named, or tell the maintainers why it belongs where it is.";

    public override string Docs => "Gallery documentation, data structure.";

    // What is public already is not moved for being unusual.
    public override Severity SeverityIn(Profile profile) => profile == Profile.Gallery ? Severity.Info : Severity.Warning;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFileToPlace || (found.IsPlaceExplained && !found.IsMisspelt))
        {
            return;
        }

        // The nearest place takes long to find, which is too long for a finding that is only counted.
        var (message, repair) = found.Wants(this) ? NearestPlace.To(key) : ("", null);
        found.Add(this, key, message, repair, found.IsMisspelt ? Severity.Info : Severity.Error);
    }
}
