using Curation.Findings;
using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

internal sealed class PublicationFolder()
    : KeyRule("X001", Severity.Info, "The data of a publication lies in a folder such as 2022_PERISCOPE, after its year and name.")
{
    private const int Folder = 4;

    public override string Remedy => "Put the files into publication_data/<YEAR_NAME>/; the year is usual, not required.";

    public override string Docs => "Gallery documentation, data structure: publication_data.";

    public override bool ExplainsPlace => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsBelow("workspace", "publication_data") || key.IsDebris)
        {
            return;
        }

        if (key.IsFolder(Folder))
        {
            if (!key[Folder].IsEmpty && !HasYear(key[Folder]) && found.IsFirstIn(this, key, Folder))
            {
                found.AddFolder(this, key, Folder, $"The folder “{key[Folder]}” is not named after a year and a publication, as 2022_PERISCOPE is.");
            }
        }
        else if (!key.IsMarker)
        {
            found.Add(this, key, $"The file “{key.File}” lies loose in publication_data, in no folder of a publication.");
        }
    }

    private static bool HasYear(ReadOnlySpan<char> name) =>
        name.Length > 5 && name[4] == '_' && PlaceholderKind.Digits.Allows(name[..4]) && PlaceholderKind.Chars.Allows(name[5..]);
}
