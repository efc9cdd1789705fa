using System.Globalization;
using System.Security.Cryptography;

namespace Sandbox.Storage;

/// <summary>
/// Names an upload: when it began, so that the uploads of a key stand in that order, chance, and eight digits that say of which key it is.
/// </summary>
internal static class UploadId
{
    private const int Length = 64;
    private const int CheckDigits = 8;

    public static string Make(ReadOnlySpan<byte> key, DateTimeOffset initiated)
    {
        var begin = initiated.UtcTicks.ToString("x16", CultureInfo.InvariantCulture)
            + RandomNumberGenerator.GetHexString(Length - 16 - CheckDigits, lowercase: true);
        return begin + Check(key, begin);
    }

    public static bool IsOne(string id) => id.Length == Length && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether it was made for this key, also where the upload is long over.</summary>
    public static bool IsOf(ReadOnlySpan<byte> key, string id) => IsOne(id) && Check(key, id[..^CheckDigits]) == id[^CheckDigits..];

    private static string Check(ReadOnlySpan<byte> key, string begin)
    {
        byte[] both = [.. System.Text.Encoding.ASCII.GetBytes(begin), .. key];
        return Convert.ToHexStringLower(SHA256.HashData(both))[..CheckDigits];
    }
}
