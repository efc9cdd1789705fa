using System.Buffers.Text;

namespace Curation.Listings;

/// <summary>One way to write a listing.</summary>
internal abstract class ListingForm
{
    /// <summary>Reads one line that is not empty.</summary>
    public abstract void Read(ReadOnlySpan<byte> line);

    /// <summary>The listing is over.</summary>
    public virtual void End()
    {
    }

    protected static bool IsSize(ReadOnlySpan<byte> text, out long size) =>
        Utf8Parser.TryParse(text, out size, out var read) && read == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';
}
