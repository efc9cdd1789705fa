using Sandbox.S3;

namespace Sandbox.Auth;

/// <summary>A form whose hash is signed without being told, so that it must be read first; STS's are a few kilobytes.</summary>
internal static class SmallBody
{
    private const int Most = 64 * 1024;

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[4096];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
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
