using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Wire;

internal static class Sha256Hex
{
    public const string OfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static bool Is(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);
}
