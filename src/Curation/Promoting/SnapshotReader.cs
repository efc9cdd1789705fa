using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Curation.Promoting;

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

    /// <summary>The objects in their order; dates are not in a snapshot and read as the earliest one.</summary>
    public static async IAsyncEnumerable<StoredObject> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var text = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        using var lines = new StreamReader(text, Encoding.UTF8);
        for (var number = 1L; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            yield return Parsed(line, number);
        }
    }

    private static StoredObject Parsed(string line, long number)
    {
        var fields = line.Trim('"').Split("\",\"");
        return fields.Length == 4 && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new StoredObject(Uri.UnescapeDataString(fields[1]), size, fields[3], DateTimeOffset.MinValue)
            : throw new InvalidDataException($"Line {number} of the snapshot is not “bucket, key, size, ETag”.");
    }
}
