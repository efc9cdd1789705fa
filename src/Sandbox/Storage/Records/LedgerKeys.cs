using System.Buffers.Binary;
using System.Text;

namespace Sandbox.Storage.Records;

/// <summary>How buckets, objects, uploads, parts and grants are named in the one sorted map, so that each kind's order is S3's own.</summary>
internal static class LedgerKeys
{
    private const byte BucketKind = (byte)'b';
    private const byte ObjectKind = (byte)'o';
    private const byte UploadKind = (byte)'u';
    private const byte PartKind = (byte)'p';
    private const byte PolicyKind = (byte)'q';

    private static ReadOnlySpan<byte> InstanceKind => "gi"u8;

    private static ReadOnlySpan<byte> LocationKind => "gl"u8;

    private static ReadOnlySpan<byte> GrantKind => "gg"u8;

    /// <summary>How many bytes of an object's or upload's name in the ledger come before the object's key.</summary>
    public const int BeforeKey = 5;

    /// <summary>Holds the first number that was never given out.</summary>
    public static ReadOnlySpan<byte> Numbers => "n"u8;

    public static byte[] Bucket(string name) => [BucketKind, .. Encoding.ASCII.GetBytes(name)];

    public static byte[] Policy(string bucket) => [PolicyKind, .. Encoding.ASCII.GetBytes(bucket)];

    public static byte[] Object(long bucket, ReadOnlySpan<byte> key) => [.. InBucket(ObjectKind, bucket), .. key];

    /// <summary>All uploads of a bucket, or of one key: the zero byte ends the key, so that "a" comes before "a/b".</summary>
    public static byte[] Uploads(long bucket, ReadOnlySpan<byte> keyPrefix) => [.. InBucket(UploadKind, bucket), .. keyPrefix];

    public static byte[] Upload(long bucket, ReadOnlySpan<byte> key, string upload) =>
        [.. InBucket(UploadKind, bucket), .. key, 0, .. Encoding.ASCII.GetBytes(upload)];

    /// <summary>All parts of an upload.</summary>
    public static byte[] Parts(string upload) => [PartKind, .. Encoding.ASCII.GetBytes(upload), 0];

    public static byte[] Part(string upload, int number) => [.. Parts(upload), (byte)(number >> 8), (byte)number];

    public static int PartNumber(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt16BigEndian(key[^2..]);

    /// <summary>The one instance of Access Grants of a region.</summary>
    public static byte[] GrantsInstance(string region) => [.. InstanceKind, .. Encoding.ASCII.GetBytes(region)];

    public static byte[] Location(string id) => [.. LocationKind, .. Encoding.ASCII.GetBytes(id)];

    public static byte[] Grant(string id) => [.. GrantKind, .. Encoding.ASCII.GetBytes(id)];

    /// <summary>Whether a record's value has slices.</summary>
    public static bool HasContent(ReadOnlySpan<byte> key) => key.Length > 0 && key[0] is ObjectKind or PartKind;

    private static byte[] InBucket(byte kind, long bucket)
    {
        var name = new byte[BeforeKey];
        name[0] = kind;
        BinaryPrimitives.WriteUInt32BigEndian(name.AsSpan(1), checked((uint)bucket));
        return name;
    }
}
