using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Sandbox.Wire;

namespace Sandbox.Sts;

/// <summary>The fields of an STS request, each at most once.</summary>
internal sealed class StsParameters(Dictionary<string, StringValues> fields)
{
    /// <summary>What is not heeded is refused: a tag or an identity that a session does not carry would be missed later.</summary>
    public void RequireOnly(params string[] known)
    {
        var unknown = fields.Keys.FirstOrDefault(name => !known.Contains(name) && name is not ("Action" or "Version") && !IsOfSignature(name));
        if (unknown is not null)
        {
            throw StsException.Validation($"The parameter {unknown} is not supported here.");
        }
    }

    private static bool IsOfSignature(string name) => name.StartsWith("X-Amz-", StringComparison.Ordinal);

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
        var form = await BoundedBody.ReadAsync(body, cancellationToken);
        return new StsParameters(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(form)));
    }
}
