using System.Text;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.S3.Buckets;

/// <summary>How a listing writes keys: as they are, or percent-encoded for clients whose XML cannot carry them all.</summary>
internal sealed record ListedNames(string? EncodingType)
{
    public static ListedNames Of(Query query) => query["encoding-type"] switch
    {
        null => new ListedNames((string?)null),
        "url" => new ListedNames("url"),
        var other => throw Refusal.InvalidArgument("encoding-type", other, "Invalid Encoding Method specified in Request"),
    };

    public string Of(byte[] name) => Of(Encoding.UTF8.GetString(name));

    public string Of(string name) => EncodingType is null ? name : PercentEncoding.EncodeForListing(name);

    /// <summary>Null where none was asked for: an empty one says nothing either.</summary>
    public string? OfOptional(string? name) => string.IsNullOrEmpty(name) ? null : Of(name);
}
