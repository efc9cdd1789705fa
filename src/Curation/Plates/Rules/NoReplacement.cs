using System.Globalization;
using Curation.Findings;
using Curation.Store;

namespace Curation.Plates.Rules;

/// <summary>Told while the listing is laid beside the gallery's; without a gallery to ask it is silent.</summary>
internal sealed class NoReplacement() : SetRule("T009", Severity.Warning, "No staged key replaces another object in the gallery without a decision.")
{
    public override string Remedy =>
        "Use a new name. The portal has no decision yet that replaces a published object: while one conflicts, nothing of the deposit can be approved. What is the same already needs no second upload.";

    public override string Docs => "The gallery’s objects are public and cited.";

    public override void Check(SourceJoin source, SetFindings found)
    {
    }

    public void TellReplaced(StoredObject staged, StoredObject published, SetFindings found) => found.Add(this, staged.Key, null, string.Create(
        CultureInfo.InvariantCulture,
        $"The gallery holds another object of this key: {published.Size:N0} bytes, ETag {published.ETag}; staged are {staged.Size:N0} bytes{(staged.ETag.Length == 0 ? "" : $", ETag {staged.ETag}")}."));

    public void TellSame(string folder, long count, SetFindings found) => found.Add(
        this,
        folder,
        null,
        count == 1
            ? "The gallery holds 1 object of this folder already, of the same size and ETag."
            : string.Create(CultureInfo.InvariantCulture, $"The gallery holds {count:N0} objects of this folder already, of the same size and ETag."),
        atMost: Severity.Info);
}
