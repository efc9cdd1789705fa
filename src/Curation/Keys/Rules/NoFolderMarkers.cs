using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoFolderMarkers()
    : KeyRule("K008", Severity.Warning, "Folders need no object of their own; a key that ends with a slash only inflates counts.")
{
    public override string Remedy => "Delete the marker. It is not counted when declared and staged objects are compared.";

    public override string Docs => "Amazon S3, folders; gallery documentation, uploading: comparing counts.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsMarker)
        {
            found.Add(this, key, "The key ends with a slash: it marks a folder and holds no data.");
        }
    }
}
