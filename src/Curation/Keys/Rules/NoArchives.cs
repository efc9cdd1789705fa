using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class NoArchives() : KeyRule("K010", Severity.Warning, "No archive stands in place of the files it holds.")
{
    private static readonly string[] Endings = [".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".7z", ".rar"];

    private static readonly string[] Folders = ["analysis", "backend", "load_data_csv", "metadata", "profiles"];

    public override string Remedy => "Unpack the archive and upload its files, each to its place.";

    public override string Docs => "Practice of the gallery's maintainers, who unpack archives by hand.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!IsRuled(key) || Ending(key.File) is not { } ending)
        {
            return;
        }

        found.Add(this, key, $"“{key.File}” is an archive ({ending}); nobody can read single images or tables out of it.");
    }

    public override bool MindsName(ReadOnlySpan<char> file) => IsLastOfEnding(file[^1]) && Ending(file) is not null;

    private static bool IsLastOfEnding(char letter) => letter is 'p' or 'P' or 'r' or 'R' or 'z' or 'Z' or '2';

    private static string? Ending(ReadOnlySpan<char> file)
    {
        foreach (var ending in Endings)
        {
            if (file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return ending;
            }
        }

        return null;
    }

    private static bool IsRuled(in KeyParts key)
    {
        if (key.IsFolder(2) && key.Is(2, "images"))
        {
            return true;
        }

        if (!key.IsFolder(3) || !key.Is(2, "workspace"))
        {
            return false;
        }

        foreach (var folder in Folders)
        {
            if (key.Is(3, folder))
            {
                return true;
            }
        }

        return false;
    }
}
