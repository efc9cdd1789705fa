using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoBlankFolders()
    : KeyRule(
        "K003", Severity.Error, "No folder name has a blank, from the project down to the full plate, nor anywhere in a workspace.", Severity.Warning)
{
    public override string Remedy => "Delete the blank from the folder name, as in “Measurement 1” to “Measurement1”.";

    public override string Docs => "Gallery documentation, contributing: special characters.";

    public override bool Explains(in KeyParts key) => key.Shape is not null;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsPlain)
        {
            return;
        }

        var ruled = key.Is(2, "workspace") || key.Is(2, "workspace_dl") ? key.Count - 1 : key.FreeFrom;
        for (var i = 0; i < ruled; i++)
        {
            if (FirstBlank(key[i]) >= 0)
            {
                found.Add(
                    this,
                    key,
                    $"The folder name “{key[i]}” has a blank, which breaks paths in scripts and load_data files.",
                    key.IsInSteps ? Repair.Replace(key, i, WithoutBlanks(key[i])) : WithoutBlanks(key, ruled));
                return;
            }
        }
    }

    private static int FirstBlank(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsWhiteSpace(name[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string? WithoutBlanks(in KeyParts key, int ruled)
    {
        var end = key.Starts[ruled];
        return Repair.IfPlaced(WithoutBlanks(key.Key.AsSpan(0, end)) + key.Key[end..], key);
    }

    private static string WithoutBlanks(ReadOnlySpan<char> text) => string.Concat(text.ToString().Where(letter => !char.IsWhiteSpace(letter)));
}
