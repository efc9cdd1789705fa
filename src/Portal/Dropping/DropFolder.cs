using Portal.Data;

namespace Portal.Dropping;

/// <summary>Where the reports of dropped listings lie while they live. The listings themselves are nowhere.</summary>
internal sealed class DropFolder
{
    private readonly string root;

    public DropFolder(DataFolder folder)
    {
        root = Path.Combine(folder.Root, "dropped");

        // Nobody knows any more whose these were.
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    public RunFolder Of(Guid id) => new(Path.Combine(root, id.ToString("N")));
}
