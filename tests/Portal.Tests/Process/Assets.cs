using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Processes;

/// <summary>The styles and scripts that a page names, as they go over the wire.</summary>
internal static partial class Assets
{
    // Shorter ones are not worth it.
    private const int WorthIt = 1_000;

    /// <summary>Each is there under a name that changes with it, and comes compressed to whoever takes that.</summary>
    /// <returns>What each was encoded as.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> AreFitAsync(HttpClient client, string page)
    {
        var encodings = new Dictionary<string, string>();
        foreach (var asset in Named().Matches(page).Select(match => match.Groups["url"].Value).Distinct())
        {
            Assert.True(Fingerprinted().IsMatch(asset), $"{asset} keeps its name when it changes.");
            using var plain = await client.GetAsync(new Uri(asset, UriKind.Relative));
            Assert.True(plain.StatusCode == HttpStatusCode.OK, $"{asset}: {plain.StatusCode}");
            Assert.Empty(plain.Content.Headers.ContentEncoding);

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(asset, UriKind.Relative)) { Headers = { { "Accept-Encoding", "gzip, deflate, br" } } };
            using var packed = await client.SendAsync(request);
            var (whole, sent) = (await plain.Content.ReadAsByteArrayAsync(), await packed.Content.ReadAsByteArrayAsync());
            encodings[asset] = Assert.Single(packed.Content.Headers.ContentEncoding);
            Assert.Equal(whole, Unpacked(sent, encodings[asset]));
            Assert.True(whole.Length < WorthIt || sent.Length < whole.Length / 2, $"{asset}: {sent.Length} bytes of {whole.Length}");
        }

        return encodings;
    }

    private static byte[] Unpacked(byte[] sent, string encoding)
    {
        using var packed = new MemoryStream(sent);
        using Stream reader = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        reader.CopyTo(whole);
        return whole.ToArray();
    }

    [GeneratedRegex("(?:href|src)=\"/?(?<url>[^\"]+\\.(?:css|js))\"")]
    private static partial Regex Named();

    [GeneratedRegex("\\.[a-z0-9]{8,}\\.(?:css|js)$")]
    private static partial Regex Fingerprinted();
}
