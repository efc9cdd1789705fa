using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoLooseImages()
    : KeyRule("I005", Severity.Error, "No file lies loose in images, in a batch, or in the images and illum folders of a batch.")
{
    public override string Remedy => "Move the file into the folder of its plate.";

    public override string Docs => "Gallery documentation, data structure: images.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFileToPlace || !key.Is(2, "images") || !IsLoose(key))
        {
            return;
        }

        found.Add(this, key, $"The file “{key.File}” lies loose in {key.Through(key.Count - 2)}/, outside the folder of any plate.");
    }

    private static bool IsLoose(in KeyParts key) => key.Count is 4 or 5 || (key.Count == 6 && (key.Is(4, "images") || key.Is(4, "illum")));
}
