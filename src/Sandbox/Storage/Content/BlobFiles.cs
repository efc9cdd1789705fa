using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Sandbox.Storage.Content;

/// <summary>The files that hold what is too large for a pack, a thousand to a folder.</summary>
internal sealed class BlobFiles(string folder)
{
    public SafeFileHandle Create(long blob)
    {
        var path = PathOf(blob);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);
    }

    public SafeFileHandle Open(long blob) =>
        File.OpenHandle(PathOf(blob), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);

    /// <summary>Deletes a blob; one that is gone already is no error, since a replayed journal asks again.</summary>
    public void Delete(long blob)
    {
        try
        {
            File.Delete(PathOf(blob));
        }
        catch (DirectoryNotFoundException)
        {
            // A folder that was never made holds no blob.
        }
    }

    /// <summary>Every blob that has a file, while files come and go.</summary>
    public IEnumerable<long> All() => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => long.Parse(Path.GetFileName(path), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private string PathOf(long blob) => Path.Combine(
        folder, (blob >> 10).ToString("x", CultureInfo.InvariantCulture), blob.ToString("x", CultureInfo.InvariantCulture));
}
