using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Sandbox.Auth;

namespace Sandbox.Sts;

/// <summary>The fields of an STS request, each at most once.</summary>
internal sealed class StsParameters(Dictionary<string, StringValues> fields)
{
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
        var form = await SmallBody.ReadAsync(body, cancellationToken);
        return new StsParameters(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(form)));
    }
}
