using System.Collections.ObjectModel;
using Sandbox.Auth.Bodies;

namespace Sandbox.Auth;

/// <summary>
/// Who sent a request, and its body freed of chunk framing. The body proves itself while it is read: its last bytes are
/// handed out only after hash, signatures and length held, so nothing may be kept before its end was reached.
/// </summary>
internal sealed record AuthenticatedRequest(Caller Caller, Stream Body)
{
    /// <summary>The region that the signature is for; S3 takes any, S3 Control looks for its instance there.</summary>
    public string Region { get; init; } = "";

    /// <summary>Whether the signature stands in the URL.</summary>
    public bool IsPresigned { get; init; }

    /// <summary>The length of <see cref="Body"/>, when the request tells it.</summary>
    public long? Length { get; init; }

    /// <summary>The headers that came behind an aws-chunked body, such as x-amz-checksum-crc32; ask after the end of the body.</summary>
    public IReadOnlyDictionary<string, string> Trailers =>
        Body is ChunkedBody chunked ? chunked.Trailers : ReadOnlyDictionary<string, string>.Empty;
}
