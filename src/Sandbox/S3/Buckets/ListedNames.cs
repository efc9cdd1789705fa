using System.Text;

namespace Sandbox.S3.Buckets;

/// <summary>How a listing writes keys: as they are, or percent-encoded for clients whose XML cannot carry them all.</summary>
internal sealed record ListedNames(string? EncodingType)
{
    public static ListedNames Of(Query query) => query["encoding-type"] switch
    {
        null or "" => new ListedNames((string?)null),
        "url" => new ListedNames("url"),
        _ => throw new S3Exception("InvalidArgument", 400, "Invalid Encoding Method specified in Request"),
    };

    public string Of(byte[] name) => Of(Encoding.UTF8.GetString(name));

    public string Of(string name) => EncodingType is null ? name : PercentEncoding.EncodeForListing(name);

    public string? OfOptional(string? name) => name is null ? null : Of(name);
}
