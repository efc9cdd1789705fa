using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Processes;

/// <summary>The styles and scripts that a page names, as they go over the wire.</summary>
internal static partial class Assets
{
    /// <summary>Each is there under a name that changes with it, and those that have to come compressed to whoever takes that.</summary>
    /// <returns>Those that come so, with how.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> AreFitAsync(HttpClient client, string page, Predicate<string> isPacked)
    {
        var packed = new Dictionary<string, string>();
        foreach (var asset in Named().Matches(page).Select(match => match.Groups["url"].Value).Distinct())
        {
            Assert.True(Fingerprinted().IsMatch(asset), $"{asset} keeps its name when it changes.");
            using var whole = await client.GetAsync(new Uri(asset, UriKind.Relative));
            Assert.True(whole.StatusCode == HttpStatusCode.OK, $"{asset}: {whole.StatusCode}");
            Assert.Empty(whole.Content.Headers.ContentEncoding);
            if (!isPacked(asset))
            {
                continue;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(asset, UriKind.Relative))
            {
                Headers = { { "Accept-Encoding", "gzip, deflate, br" } },
            };
            using var answer = await client.SendAsync(request);
            var (all, sent) = (await whole.Content.ReadAsByteArrayAsync(), await answer.Content.ReadAsByteArrayAsync());
            Assert.True(
                answer.Content.Headers.ContentEncoding.Count == 1 && sent.Length < all.Length / 2,
                $"{asset}: {sent.Length} bytes of {all.Length}, {answer.Content.Headers}");
            packed[asset] = answer.Content.Headers.ContentEncoding.Single();
            Assert.Equal(all, Unpacked(sent, packed[asset]));
        }

        return packed;
    }

    private static byte[] Unpacked(byte[] sent, string encoding)
    {
        using var packed = new MemoryStream(sent);
        using Stream reader = encoding == "br"
            ? new BrotliStream(packed, CompressionMode.Decompress)
            : new GZipStream(packed, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        reader.CopyTo(whole);
        return whole.ToArray();
    }

    [GeneratedRegex("(?:href|src)=\"/?(?<url>[^\"]+\\.(?:css|js))\"")]
    private static partial Regex Named();

    [GeneratedRegex("\\.[a-z0-9]{8,}\\.(?:css|js)$")]
    private static partial Regex Fingerprinted();
}
