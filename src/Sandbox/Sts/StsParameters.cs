using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using System.Text;

namespace Sandbox.Sts;

/// <summary>The fields of an STS request, each at most once.</summary>
internal sealed class StsParameters(Dictionary<string, StringValues> fields)
{
    // The longest field is a policy of 2,048 characters; encoded three times as long, and some room.
    private const int MostBytes = 64 * 1024;

    public IEnumerable<string> Names => fields.Keys;

    public string? Find(string name) => fields.TryGetValue(name, out var values)
        ? values is [{ } value] ? value : throw StsException.Validation($"{name} stands more than once.")
        : null;

    public string Require(string name) =>
        Find(name) is { Length: > 0 } value ? value : throw StsException.Validation($"The request must contain the parameter {name}.");

    public static async Task<StsParameters> ReadAsync(HttpRequest request, Stream body, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return new StsParameters(QueryHelpers.ParseQuery(request.QueryString.Value));
        }
        using var kept = new MemoryStream();
        var buffer = new byte[4096];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (kept.Length + count > MostBytes)
            {
                throw new StsException("RequestEntityTooLarge", 413, $"A request has at most {MostBytes} bytes.");
            }
            kept.Write(buffer, 0, count);
        }
        return new StsParameters(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length)));
    }
}
