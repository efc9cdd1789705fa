namespace Sandbox;

/// <summary>One object that a first start puts into a bucket; its bytes are made when asked for, so that a plan costs no memory.</summary>
public sealed record FirstObject(
    string Bucket,
    string Key,
    Func<byte[]> Content,
    string ContentType,
    IReadOnlyDictionary<string, string> Metadata,
    DateTimeOffset LastModified);
