namespace Curation.Store;

/// <summary>The folders that people write where the source is forgotten.</summary>
internal static class LevelsBelowSource
{
    private static readonly string[] Names =
        ["images", "workspace", "workspace_dl", "illum", "metadata", "load_data_csv", "analysis", "backend", "profiles", "data"];

    public static bool Contains(ReadOnlySpan<char> name)
    {
        foreach (var level in Names)
        {
            if (name.SequenceEqual(level))
            {
                return true;
            }
        }

        return false;
    }
}
