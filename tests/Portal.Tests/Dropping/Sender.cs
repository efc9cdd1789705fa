using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Journeys;

namespace Portal.Tests.Dropping;

/// <summary>Somebody who sends listings as the page does.</summary>
internal sealed class Sender(HttpClient browser, string token) : IDisposable
{
    public const string Prefix = "cpg0037-oasis/broad";

    public HttpClient Browser => browser;

    public static async Task<Sender> OfAsync(World world, string persona)
    {
        var browser = await world.SignedInAsync(persona);
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        return new Sender(
            browser, System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value);
    }

    public async Task<(HttpStatusCode Status, string Words)> SendAsync(
        Guid id, HttpContent listing, string name = "listing.txt", string prefix = Prefix, string root = "",
        Action<HttpRequestMessage>? change = null, CancellationToken cancellationToken = default)
    {
        var address = QueryHelpers.AddQueryString(
            $"/api/listings/{id}", new Dictionary<string, string?> { ["name"] = name, ["prefix"] = prefix, ["root"] = root });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = listing };
        listing.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        change?.Invoke(request);
        using var answer = await browser.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return (answer.StatusCode, text.Length == 0 ? "" : JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString()!);
    }

    public Task<(HttpStatusCode Status, string Words)> SendAsync(Guid id, string listing, string prefix = Prefix, string root = "") =>
        SendAsync(id, new ByteArrayContent(Encoding.UTF8.GetBytes(listing)), prefix: prefix, root: root);

    public void Dispose() => browser.Dispose();

    /// <summary>What <c>find</c> writes of a deposit in good order.</summary>
    public static string Find(string above = "/data/me") =>
        string.Concat(Enumerable.Range(0, World.Complete).Select(i => $"{5000 + i}\t{above}/{World.KeyOf(Prefix, i)}\n"));

    public static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
