using Sandbox.Storage.Content;

namespace Sandbox.Storage.Records;

/// <summary>Where an object's bytes lie, as its record has it: some six bytes a slice.</summary>
internal static class SliceList
{
    public static void Write(RecordWriter writer, IReadOnlyList<Slice> slices)
    {
        writer.Number(slices.Count);
        foreach (var slice in slices)
        {
            writer.Number((slice.File << 1) | (slice.Packed ? 1L : 0L)).Number(slice.Offset).Number(slice.Length);
        }
    }

    public static Slice[] Read(ref RecordReader reader)
    {
        var slices = new Slice[reader.Number()];
        for (var i = 0; i < slices.Length; i++)
        {
            var file = reader.Number();
            slices[i] = new Slice((file & 1) != 0, file >> 1, reader.Number(), reader.Number());
        }
        return slices;
    }

    /// <summary>The slices of an object's or a part's record, without reading the rest.</summary>
    public static Slice[] Of(ReadOnlySpan<byte> value)
    {
        var reader = new RecordReader(value);
        ObjectSummary.Read(ref reader);
        return Read(ref reader);
    }
}
