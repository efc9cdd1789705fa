using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoLooseFilesAtTop()
    : KeyRule("T007", Severity.Warning, "A project and a source hold folders; the one file beside them is README.md.")
{
    private const string ReadMe = "README.md";

    public override string Remedy => "Move the file to where its kind belongs, such as workspace/metadata, or leave it out.";

    public override string Docs => "Practice of the gallery; not stated by its documentation.";

    public override bool ExplainsPlace => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.Count is not (2 or 3) || !key.IsFileToPlace || key.File.SequenceEqual(ReadMe))
        {
            return;
        }

        var level = key.Count == 2 ? "project" : "source";
        found.Add(
            this,
            key,
            $"The file “{key.File}” lies loose in the {level} “{key[key.Count - 2]}”.",
            key.File.Equals(ReadMe, StringComparison.OrdinalIgnoreCase) ? Repair.Replace(key, key.Count - 1, ReadMe) : null);
    }
}
