using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class IlluminationFormat()
    : KeyRule("I009", Severity.Error, "Illumination functions are NumPy arrays, .npy, and nothing else.", Severity.Warning)
{
    public override string Remedy => "Save the function as a NumPy array; move anything that is no illumination function out of illum.";

    public override string Docs => "Gallery documentation, data structure: illum.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFileToPlace || !key.Is(2, "images") || !key.Is(4, "illum") || !key.IsFolder(4) || key.File.EndsWith(".npy"))
        {
            return;
        }

        AddMisplaced(key, found, $"“{key.File}” lies in illum, but is no .npy file.");
    }
}
