using System.Text;
using Curation.Listings;

namespace Cpg.Tests.Sources;

/// <summary>Reads a listing into a list.</summary>
internal static class Listed
{
    public static Task<List<(string Key, long Size)>> ReadAsync(string text, string before = "", string? root = null) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), before, root);

    public static async Task<List<(string Key, long Size)>> ReadAsync(Stream stream, string before = "", string? root = null)
    {
        var found = new List<(string, long)>();
        var options = new ListingOptions { Name = "list.txt", Before = before, Root = root };
        await Listing.ReadAsync(stream, options, (key, size, _) => found.Add((key.ToString(), size)), CancellationToken.None);
        return found;
    }

    public static async Task<ListingException> RefusedAsync(byte[] bytes) =>
        await Assert.ThrowsAsync<ListingException>(() => ReadAsync(new MemoryStream(bytes)));

    public static Task<ListingException> RefusedAsync(string text) => RefusedAsync(Encoding.UTF8.GetBytes(text));
}
