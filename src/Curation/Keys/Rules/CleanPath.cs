using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class CleanPath() : KeyRule("K002", Severity.Error, "No folder name is empty, “.” or “..”, and no key begins with a slash.")
{
    public override string Remedy => "Upload again without the doubled slash or the dot folder; tools treat such keys in different ways.";

    public override string Docs => "Amazon S3, object keys; not stated by the gallery.";

    public override bool HarmsDownloads => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.StartsOddly)
        {
            return;
        }

        for (var i = 0; i < key.Count; i++)
        {
            var name = key[i];
            var isBad = name.IsEmpty ? key.IsFolder(i) : name is "." or "..";
            if (isBad)
            {
                found.Add(this, key, Message(name, i), Clean(key));
                return;
            }
        }
    }

    private static string Message(ReadOnlySpan<char> name, int index) =>
        !name.IsEmpty ? $"The folder name “{name}” points elsewhere in a file system, but is an ordinary name in S3."
        : index == 0 ? "The key begins with a slash, so its first folder has no name."
        : $"Folder {index + 1} of the key has no name: two slashes follow one another.";

    /// <summary>Two dots leave open which folder was meant.</summary>
    private static string? Clean(in KeyParts key)
    {
        var names = key.Key.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".").ToArray();
        return names.Contains("..") ? null : Repair.IfPlaced(string.Join('/', names), key);
    }
}
