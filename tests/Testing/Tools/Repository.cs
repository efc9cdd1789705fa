namespace Testing.Tools;

/// <summary>The working copy these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    // The output folder is bin/CONFIGURATION/FRAMEWORK, for the portal as for its tests.
    private static string Output { get; } = Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../.."), AppContext.BaseDirectory);

    public static string PortalProject => PathOf("src/Portal");

    public static string PortalProgram => Path.Combine(PortalProject, "bin", Output, "Portal.dll");

    public static string CpgProgram => Path.Combine(PathOf("src/Cpg"), "bin", Output, "cpg.dll");

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no Portal.sln above {AppContext.BaseDirectory}: run the tests from a working copy.");
    }
}
