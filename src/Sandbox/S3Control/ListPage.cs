using System.Text;
using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;

namespace Sandbox.S3Control;

/// <summary>A page of a list, and the token that leads to the next one; and what all entries begin with.</summary>
internal static class ListPage
{
    private const int Most = 1000;

    private static (List<T> Items, XElement? Next) Of<T>(ControlRequest request, Func<string, IEnumerable<T>> behind, Func<T, string> id)
    {
        // None asked for is taken for no wish, as AWS's other lists do.
        var most = request.Query.Number("maxResults", Most, 0, Most) is > 0 and var wanted ? wanted : Most;
        var items = behind(After(request.Query["nextToken"])).Take(most + 1).ToList();
        if (items.Count <= most)
        {
            return (items, null);
        }
        items.RemoveAt(most);
        return (items, new XElement("NextToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(id(items[^1])))));
    }

    /// <summary>The answer to a list: the way on, then one page of entries.</summary>
    public static XElement Answer<T>(
        ControlRequest request, string name, string list, Func<string, IEnumerable<T>> behind, Func<T, string> id, Func<T, XElement> entry)
    {
        var (items, next) = Of(request, behind, id);
        return new XElement(name, next, new XElement(list, items.Select(entry)));
    }

    /// <summary>What every thing of an instance is told with first: when it was made, its id, its name.</summary>
    public static XElement[] Heading(string kind, string path, string region, DateTimeOffset created, string id) =>
    [
        new("CreatedAt", ControlXml.Time(created)),
        new($"{kind}Id", id),
        new($"{kind}Arn", $"arn:aws:s3:{region}:{SandboxAccount.Id}:access-grants/default/{path}/{id}"),
    ];

    private static string After(string? token)
    {
        var bytes = new byte[256];
        return token is null ? ""
            : token.Length < 256 && Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw ControlErrors.InvalidRequest("The token of the next page is not one of this list.");
    }
}
