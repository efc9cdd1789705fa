namespace Curation.Listings;

/// <summary>What <c>aws s3 ls --recursive</c> writes: date, time, size in bytes, and the key, which may hold blanks.</summary>
internal sealed class AwsListing(ListingLines lines, KeyDecoder keys) : ListingForm
{
    private const string Shape = "0000-00-00 00:00:00 ";

    public static bool Fits(ReadOnlySpan<byte> line) => HasDate(line) || IsFolder(line);

    public override void Read(ReadOnlySpan<byte> line)
    {
        if (IsSummary(line))
        {
            return;
        }

        if (IsFolder(line))
        {
            throw lines.Wrong("a line of “aws s3 ls --recursive”; without --recursive it tells folders instead of keys", line);
        }

        var rest = HasDate(line) ? line[Shape.Length..].TrimStart((byte)' ') : default;
        var blank = rest.IndexOf((byte)' ');
        if (blank < 0 || !IsSize(rest[..blank], out var size) || blank + 1 == rest.Length || rest[blank..].StartsWith(" Bytes "u8) || rest[blank..].StartsWith(" Byte "u8))
        {
            throw lines.Wrong("date, time, size in bytes and key, as “aws s3 ls --recursive” writes them without --human-readable", line);
        }

        keys.Decode(rest[(blank + 1)..], size);
    }

    private static bool HasDate(ReadOnlySpan<byte> line)
    {
        for (var i = 0; i < Shape.Length; i++)
        {
            if (i >= line.Length || (Shape[i] == '0' ? line[i] is < (byte)'0' or > (byte)'9' : line[i] != Shape[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFolder(ReadOnlySpan<byte> line) => line.StartsWith(" "u8) && line.TrimStart((byte)' ').StartsWith("PRE "u8);

    // What --summarize adds at the end.
    private static bool IsSummary(ReadOnlySpan<byte> line) => line.StartsWith("Total Objects: "u8) || line.StartsWith("   Total Size: "u8);
}
