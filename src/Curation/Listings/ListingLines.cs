using System.Buffers;
using System.Text;
using Curation.Texts;

namespace Curation.Listings;

/// <summary>
/// The lines of a listing, out of one pooled buffer. LF and CRLF end a line, or CR where there is no LF; a byte order mark is passed over.
/// </summary>
internal sealed class ListingLines(Opening text, ListingOptions options) : IDisposable
{
    /// <summary>An S3 key has 1,024 bytes, three times that when encoded; the other columns of a line are short.</summary>
    public const int LongestLine = 64 * 1024;

    public const int BufferBytes = 4 * LongestLine;

    private readonly string name = options.Name;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int start;
    private int end;
    private bool hasEnded;
    private long length;
    private byte lineEnd = (byte)'\n';
    private bool hasOther;

    /// <summary>
    /// What was read and not yet taken, but for the last bytes, which may be a seal; before the first line is taken it is the beginning of
    /// the listing.
    /// </summary>
    public ReadOnlySpan<byte> Start => buffer.AsSpan(start, Math.Max(0, end - start - (hasEnded ? 0 : Opening.LongestSeal)));

    /// <summary>Of the line taken last, from one.</summary>
    public long Number { get; private set; }

    /// <summary>The first two lines that hold something, before any is taken.</summary>
    public void Peek(out ReadOnlySpan<byte> first, out ReadOnlySpan<byte> second)
    {
        var rest = buffer.AsSpan(start, end - start);
        first = FirstLine(ref rest);
        second = FirstLine(ref rest);
    }

    /// <summary>Reads as much as <see cref="Peek"/> needs.</summary>
    public async ValueTask FillFirstAsync(CancellationToken cancellationToken)
    {
        while (!hasEnded && end < LongestLine)
        {
            await FillAsync(cancellationToken);
        }

        // What is no text at all is named by its form, not by how it would be a text.
        var mayBeText = FileForms.Of(Start) is FileForm.Unknown;
        if (mayBeText && TextFault.Encoding(Start) is { } encoding)
        {
            throw new ListingException(
                name, 1, $"expected UTF-8 text; found {encoding}. Write it as UTF-8, in PowerShell with “Out-File -Encoding utf8”.");
        }

        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble))
        {
            start = Encoding.UTF8.Preamble.Length;
        }

        if (buffer.AsSpan(start, end - start).IndexOfAnyExcept((byte)'\n', (byte)'\r') < 0)
        {
            throw new ListingException(name, 0, "it is empty; expected a listing with one object a line.");
        }

        if (mayBeText && TextFault.Breaks(Start) is { } breaks)
        {
            throw new ListingException(name, 1, $"expected lines that end with LF; its lines end with {breaks}. Write it anew with LF or CRLF.");
        }

        lineEnd = TextFault.EndsWithReturns(Start) ? (byte)'\r' : lineEnd;
        LookForOther();
    }

    /// <summary>Reads on; false at the end of the listing.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (hasEnded)
        {
            return false;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        try
        {
            var read = await text.ReadAsync(buffer.AsMemory(end, BufferBytes - end), cancellationToken);
            end += read;
            length += read;
            hasEnded = read == 0;
            LookForOther();
        }
        catch (InvalidDataException)
        {
            throw CutOff();
        }
        catch (EndOfStreamException exception)
        {
            throw new ListingException(name, LinesRead + 1, $"expected more of it; {exception.Message}", exception);
        }

        if (length > options.LongestText)
        {
            throw new ListingException(
                name,
                LinesRead + 1,
                $"expected at most {options.LongestText:N0} bytes of text; there is more. List the parts of the deposit one by one.");
        }

        if (text.IsBomb)
        {
            throw new ListingException(
                name, LinesRead + 1, "expected a gzipped listing; this unpacks to so many times its size that it is none. Look at what is in it.");
        }

        if (hasEnded)
        {
            end = start + (text.LengthWithoutSeal(buffer.AsSpan(start, end - start)) ?? throw (text.IsFollowed ? Followed() : CutOff()));
        }

        return true;
    }

    /// <summary>Reads to the end and drops it all, only to find out whether the file was cut off.</summary>
    public async ValueTask EnsureWholeAsync(CancellationToken cancellationToken)
    {
        do
        {
            start = Math.Max(start, end - LongestLine);
        }
        while (await FillAsync(cancellationToken));
    }

    /// <summary>The next whole line without its end; false if more has to be read, or nothing is left.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        var rest = buffer.AsSpan(start, end - start);
        var length = rest.IndexOf(lineEnd);
        if (length > LongestLine || (length < 0 && rest.Length > LongestLine))
        {
            throw new ListingException(
                name,
                Number + 1,
                $"expected a line of at most {LongestLine:N0} bytes, as an S3 key has at most 1,024; this one is longer.{(rest[0] is (byte)'{' or (byte)'[' ? " Break JSON into lines with “jq .”." : "")}");
        }

        if (length < 0 && (!hasEnded || rest.IsEmpty))
        {
            line = default;
            return false;
        }

        line = length < 0 ? rest : rest[..length];
        start += line.Length + (length < 0 ? 0 : 1);
        Number++;
        line = hasOther ? WithoutReturn(line) : line;

        // An inventory encodes both within a key; anywhere else it is an end of line that the first lines did not have.
        return hasOther && line.Contains(Other)
            ? throw new ListingException(
                name,
                Number,
                $"expected one end of line throughout; {(Other == (byte)'\r' ? "a CR" : "an LF")} stands within this line, so its ends are mixed. Write it anew with LF or CRLF.")
            : true;
    }

    public ListingException Wrong(string expected, ReadOnlySpan<byte> found) => Wrong(expected, found, Number);

    public ListingException Wrong(string expected, ReadOnlySpan<byte> found, long number) =>
        ListingException.Of(name, number, expected, found);

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private byte Other => lineEnd == (byte)'\n' ? (byte)'\r' : (byte)'\n';

    // All at once, as it is in hardly any listing: so no line has to be looked through for it.
    private void LookForOther() => hasOther = buffer.AsSpan(start, end - start).Contains(Other);

    private ReadOnlySpan<byte> FirstLine(scoped ref Span<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOf(lineEnd);
            ReadOnlySpan<byte> line = WithoutReturn(length < 0 ? rest : rest[..length]);
            rest = length < 0 ? default : rest[(length + 1)..];
            if (!line.IsEmpty)
            {
                return line;
            }
        }

        return default;
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line.TrimEnd((byte)'\r');

    // Lines that are complete still wait in the buffer, to be counted.
    private long LinesRead => Number + buffer.AsSpan(start, end - start).Count(lineEnd);

    private ListingException Followed() =>
        new(name, 0, "something follows the end of its gzip that is neither zeros nor gzip. Transfer it again, or test it with “gzip -t”.");

    private ListingException CutOff() =>
        new(
            name,
            LinesRead + 1,
            "expected more of a gzipped file; it is cut off or damaged near this line. Transfer it again, or test it with “gzip -t”.");
}
