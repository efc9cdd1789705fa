using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Curation.Store;

namespace Curation.Plans;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote, a line at a time.</summary>
public static class SnapshotReader
{
    /// <summary>Whether the file still is the snapshot with this hash; a file that cannot be unpacked is not.</summary>
    public static async Task<bool> IsAsync(Stream file, string hash, CancellationToken cancellationToken)
    {
        try
        {
            await using var text = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(text, cancellationToken)) == hash;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>
    /// The objects in their order; in a snapshot of the first form all times read as the earliest one, and nothing was kept to tell a later write by.
    /// </summary>
    public static async IAsyncEnumerable<StoredObject> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var text = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        using var lines = new StreamReader(text, Encoding.UTF8);
        for (var number = 1L; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            yield return SnapshotLine.Parse(line, number);
        }
    }
}
