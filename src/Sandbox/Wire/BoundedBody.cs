using Sandbox.Refusals;

namespace Sandbox.Wire;

/// <summary>
/// A form, read whole: its hash is signed without being told, so that nothing can be known before its end. The longest
/// field of STS is a policy of 2,048 characters, so 64 KB are room enough even when every character is encoded.
/// </summary>
internal static class BoundedBody
{
    private const int Most = 64 * 1024;

    public static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[4096];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (kept.Length + count > Most)
            {
                throw new S3Exception("RequestEntityTooLarge", 413, $"A form has at most {Most} bytes.");
            }
            kept.Write(buffer, 0, count);
        }
        return kept.ToArray();
    }
}
