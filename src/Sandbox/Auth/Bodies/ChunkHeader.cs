using System.Globalization;
using Sandbox.Refusals;

namespace Sandbox.Auth.Bodies;

/// <summary><c>10000;chunk-signature=…</c></summary>
internal readonly record struct ChunkHeader(long Size, string? Signature)
{
    private const string SignatureMark = ";chunk-signature=";

    public static ChunkHeader Parse(string line)
    {
        var semicolon = line.IndexOf(';', StringComparison.Ordinal);
        var size = semicolon < 0 ? line : line[..semicolon];
        var signature = semicolon < 0 ? null : line[semicolon..];
        // Fifteen digits keep the sum of all sizes far from overflowing.
        var isNumber = size.Length is > 0 and <= 15 && size.All(char.IsAsciiHexDigit);
        return isNumber && (signature is null || signature.StartsWith(SignatureMark, StringComparison.Ordinal))
            ? new ChunkHeader(long.Parse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), signature?[SignatureMark.Length..])
            : throw new S3Exception("InvalidRequest", 400, "A chunk of the body does not begin with its size in hexadecimal digits.");
    }
}
