using Sandbox.S3Control;

namespace Sandbox.Storage.Records;

/// <summary>A place that grants may lie in, and the role that sessions for it are of.</summary>
internal sealed record LocationRecord(string Id, DateTimeOffset Created, string Scope, string RoleArn)
{
    public byte[] ToBytes() => new RecordWriter().Number(Created.ToUnixTimeMilliseconds()).Text(Scope).Text(RoleArn).ToArray();

    public static LocationRecord Parse(string id, ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        return new LocationRecord(id, DateTimeOffset.FromUnixTimeMilliseconds(reader.Number()), reader.Text(), reader.Text());
    }
}
