using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace Curation.S3.Grants;

/// <summary>Signs requests to S3 Control by Signature Version 4; S3 Control signs as S3.</summary>
internal sealed class ControlSigner(string account, string region)
{
    private const string Service = "s3";

    /// <summary>The headers of a request, the signature among them.</summary>
    public IReadOnlyList<(string Name, string Value)> Sign(ControlCall call, string host, ImmutableCredentials keys, DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var hash = Convert.ToHexStringLower(SHA256.HashData(call.Bytes));
        var headers = new List<(string Name, string Value)> { ("host", host), ("x-amz-account-id", account) };
        if (call.HasChecksum)
        {
            headers.Add(("x-amz-checksum-crc32", Crc32.Of(call.Bytes)));
        }

        headers.AddRange([("x-amz-content-sha256", hash), ("x-amz-date", time)]);
        if (!string.IsNullOrEmpty(keys.Token))
        {
            headers.Add(("x-amz-security-token", keys.Token));
        }

        // They stand in the order of their names, which is the order that is signed.
        var names = string.Join(';', headers.Select(header => header.Name));
        var scope = $"{time[..8]}/{region}/{Service}/aws4_request";
        var signature = Signature(keys.SecretKey, time, scope, Canonical(call, headers, names, hash));
        headers.Add(("authorization", $"AWS4-HMAC-SHA256 Credential={keys.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}"));
        return headers;
    }

    private static string Canonical(ControlCall call, List<(string Name, string Value)> headers, string names, string hash)
    {
        var query = call.Query
            .Select(pair => (Name: ControlCall.Encoded(pair.Name), Value: ControlCall.Encoded(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        var lines = string.Concat(headers.Select(header => $"{header.Name}:{header.Value}\n"));
        return $"{call.Method}\n{call.Path}\n{string.Join('&', query)}\n{lines}\n{names}\n{hash}";
    }

    private string Signature(string secret, string time, string scope, string canonical)
    {
        var text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in new[] { time[..8], region, Service, "aws4_request", text })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(key);
    }
}
