using Sandbox.S3Control;

namespace Sandbox.Storage.Records;

/// <summary>A grant: what its scope is, and to whom it gives what.</summary>
internal sealed record GrantRecord(
    string Id, DateTimeOffset Created, string LocationId, string SubPrefix, string Scope, string GranteeType, string Grantee, string Permission)
{
    public byte[] ToBytes() => new RecordWriter()
        .Number(Created.ToUnixTimeMilliseconds())
        .Text(LocationId).Text(SubPrefix).Text(Scope).Text(GranteeType).Text(Grantee).Text(Permission)
        .ToArray();

    public static GrantRecord Parse(string id, ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        return new GrantRecord(
            id,
            DateTimeOffset.FromUnixTimeMilliseconds(reader.Number()),
            reader.Text(),
            reader.Text(),
            reader.Text(),
            reader.Text(),
            reader.Text(),
            reader.Text());
    }
}
