using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Auth.Signatures;

/// <summary>A secret narrowed to one day, region and service, and what it signs.</summary>
internal sealed class SigningKey
{
    private readonly byte[] key;

    public SigningKey(string secret, string date, string region, string service)
    {
        var narrowed = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), date);
        foreach (var part in (ReadOnlySpan<string>)[region, service, "aws4_request"])
        {
            narrowed = Hmac(narrowed, part);
        }
        key = narrowed;
    }

    public string Sign(string text) => Convert.ToHexStringLower(Hmac(key, text));

    /// <summary>Takes the same time wherever the signatures differ, so that nobody learns one byte by byte.</summary>
    public bool Signed(string text, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(text)), Encoding.UTF8.GetBytes(signature));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
