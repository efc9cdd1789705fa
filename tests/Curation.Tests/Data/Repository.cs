namespace Curation.Tests.Data;

/// <summary>The folder of the sources these tests were built from.</summary>
internal static class Repository
{
    public static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "docs")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has docs; run the tests in the repository.");
    }
}
