namespace Sandbox.Storage.Records;

/// <summary>A bucket: the number that its objects' keys in the ledger begin with, and when it was made.</summary>
internal sealed record BucketRecord(string Name, long Number, DateTimeOffset Created)
{
    public byte[] ToBytes() => new RecordWriter().Number(Number).Number(Created.ToUnixTimeSeconds()).ToArray();

    public static BucketRecord Parse(string name, ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        return new BucketRecord(name, reader.Number(), DateTimeOffset.FromUnixTimeSeconds(reader.Number()));
    }
}
