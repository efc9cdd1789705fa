using System.Buffers.Text;
using Sandbox.Refusals;

namespace Sandbox.S3.Buckets;

/// <summary>Where a listing goes on: the last name given, in a form that no client takes for a key.</summary>
internal static class ContinuationToken
{
    private const string Version = "1.";

    public static string Write(byte[] last) => Version + Base64Url.EncodeToString(last);

    public static byte[] Read(string token)
    {
        if (token.StartsWith(Version, StringComparison.Ordinal) && Base64Url.IsValid(token.AsSpan(Version.Length)))
        {
            return Base64Url.DecodeFromChars(token.AsSpan(Version.Length));
        }
        throw Refusal.InvalidArgument("continuation-token", null, "The continuation token provided is incorrect");
    }
}
