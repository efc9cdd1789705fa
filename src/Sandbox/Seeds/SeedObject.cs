namespace Sandbox.Seeds;

/// <summary>One object of a first start; its bytes are made when asked for, so that a plan costs no memory.</summary>
internal sealed record SeedObject(
    string Bucket,
    string Key,
    Func<byte[]> Content,
    string ContentType,
    IReadOnlyDictionary<string, string> Metadata,
    DateTimeOffset LastModified);
