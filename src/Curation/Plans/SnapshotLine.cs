using System.Globalization;
using Curation.Store;

namespace Curation.Plans;

/// <summary>
/// A row of a snapshot in the form of S3 Inventory's CSV: bucket, URL-encoded key, size, ETag, when it was written, its version and its checksum; the
/// last two may be empty. Snapshots of the first form end with the ETag.
/// </summary>
internal static class SnapshotLine
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Of(string bucket, StoredObject found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Start(bucket, found)},\"{found.LastModified.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)}\",\"{found.VersionId}\",\"{found.Checksum}\"\n");

    /// <summary>The first form, which anybody can make of a bucket's listing.</summary>
    public static string OfContents(string bucket, StoredObject found) => Start(bucket, found) + "\n";

    public static StoredObject Parse(string line, long number)
    {
        var fields = line.StartsWith('"') && line.EndsWith('"') && line.Length > 1 ? line[1..^1].Split("\",\"") : [];
        return fields.Length is 4 or 7
            && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && IsTime(fields, out var written)
            ? new StoredObject(Uri.UnescapeDataString(fields[1]), size, fields[3], written)
            {
                VersionId = fields.Length > 4 ? fields[5] : "",
                Checksum = fields.Length > 4 ? fields[6] : "",
            }
            : throw new InvalidDataException(
                $"Line {number} of the snapshot is not “bucket, key, size, ETag”, nor that with time, version and checksum.");
    }

    private static bool IsTime(string[] fields, out DateTimeOffset written)
    {
        written = DateTimeOffset.MinValue;
        return fields.Length == 4 || DateTimeOffset.TryParseExact(
            fields[4], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out written);
    }

    private static string Start(string bucket, StoredObject found) => string.Create(
        CultureInfo.InvariantCulture, $"\"{bucket}\",\"{Encoded(found.Key)}\",\"{found.Size}\",\"{found.ETag}\"");

    private static string Encoded(string key) => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal);
}
