using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Curation.Texts;

namespace Curation.Tables.Reading;

/// <summary>
/// The lines of a table, gzipped or not, out of one pooled buffer. LF and CRLF end a line, or CR where there is no LF; empty ones are passed over.
/// </summary>
internal sealed class TableLines(Stream stream) : IAsyncDisposable
{
    /// <summary>A row of a pooled screen has hundreds of addresses of some 150 bytes each; one of this length is no row.</summary>
    public const int LongestLine = 1024 * 1024;

    /// <summary>Unpacked; the load_data of the largest pooled plate has some 200 MB.</summary>
    public const long LongestText = 2_000_000_000;

    private const int Looked = 256;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private Opening? text;
    private int start;
    private int end;
    private bool hasEnded;
    private long length;
    private byte lineEnd = (byte)'\n';

    /// <summary>Of the line taken last, from one.</summary>
    public long Number { get; private set; }

    /// <summary>Reads until there is a line to take; false at the end.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (text is null)
        {
            text = await Opening.OpenAsync(stream, cancellationToken);
            await BeginAsync(text, cancellationToken);
        }

        while (!HasLine())
        {
            if (hasEnded)
            {
                return false;
            }

            await ReadAsync(text, cancellationToken);
        }

        return true;
    }

    /// <summary>The line that <see cref="FillAsync"/> has promised, without its end.</summary>
    public ReadOnlySpan<byte> Take()
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(start, end - start);
        var length = rest.IndexOf(lineEnd);
        var line = length < 0 ? rest : rest[..length];
        start += line.Length + (length < 0 ? 0 : 1);
        Number++;
        line = WithoutReturn(line);
        return !Utf8.IsValid(line) ? throw Wrong(Number, $"{TextFault.NoUtf8(line)}; write the table anew as UTF-8")
            : line.Contains((byte)0) ? throw Wrong(
                Number, string.Create(CultureInfo.InvariantCulture, $"byte {line.IndexOf((byte)0) + 1:N0} is zero, which no text holds"))
            : line.Contains((byte)'\r')
                ? throw Wrong(Number, "a CR stands within it: the ends of lines are mixed; write the table anew with LF or CRLF")
            : line;
    }

    public bool IsPacked => text is { IsPacked: true };

    /// <summary>The text began with a byte order mark, which is passed over.</summary>
    public bool HasMark { get; private set; }

    public static TableException Wrong(long number, string what) => new(string.Create(CultureInfo.InvariantCulture, $"line {number:N0}: {what}"));

    public async ValueTask DisposeAsync()
    {
        if (text is not null)
        {
            await text.DisposeAsync();
        }

        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private async ValueTask BeginAsync(Opening opening, CancellationToken cancellationToken)
    {
        // Far enough that a packed text's seal, which comes off at its end, is not among the first bytes.
        while (!hasEnded && end - start < 2 * Looked)
        {
            await ReadAsync(opening, cancellationToken);
        }

        TableStart.EnsureText(buffer.AsSpan(start, Math.Min(Looked, end - start)));
        await SetLineEndAsync(opening, cancellationToken);
        HasMark = buffer.AsSpan(start, end - start).StartsWith(Encoding.UTF8.Preamble);
        start += HasMark ? Encoding.UTF8.Preamble.Length : 0;
    }

    // Lines that end with CR tell so only when a line is there; a header is no longer than this.
    private async ValueTask SetLineEndAsync(Opening opening, CancellationToken cancellationToken)
    {
        while (!hasEnded && end - start < LongestLine && !buffer.AsSpan(start, end - start).Contains((byte)'\n'))
        {
            await ReadAsync(opening, cancellationToken);
        }

        var first = buffer.AsSpan(start, end - start);
        lineEnd = TextFault.EndsWithReturns(first) ? (byte)'\r' : lineEnd;
        if (TextFault.Breaks(first) is { } breaks)
        {
            throw new TableException($"its lines end with {breaks}; write the table anew with LF or CRLF");
        }
    }

    private async ValueTask ReadAsync(Opening from, CancellationToken cancellationToken)
    {
        MakeRoom();
        try
        {
            var read = await from.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read;
            length += read;
            hasEnded = read == 0;
        }
        catch (InvalidDataException)
        {
            throw CutOff();
        }

        if (from.IsBomb)
        {
            throw new TableException("it unpacks to so many times its size that it is no table; look at what is in it");
        }

        if (length > LongestText)
        {
            throw new TableException(
                string.Create(CultureInfo.InvariantCulture, $"it has more than {LongestText:N0} bytes unpacked, and no table of a plate is as long"));
        }

        if (hasEnded)
        {
            end = start + (from.LengthWithoutSeal(buffer.AsSpan(start, end - start)) ?? throw (from.IsFollowed ? Followed() : CutOff()));
        }
    }

    private bool HasLine()
    {
        while (start < end && buffer[start] is (byte)'\n' or (byte)'\r')
        {
            Number += buffer[start++] == lineEnd ? 1 : 0;
        }

        var rest = buffer.AsSpan(start, end - start);
        var length = rest.IndexOf(lineEnd);
        if ((length < 0 ? rest.Length : length) > LongestLine)
        {
            throw Wrong(Number + 1, string.Create(CultureInfo.InvariantCulture, $"it has more than {LongestLine:N0} bytes"));
        }

        return length >= 0 || (hasEnded && !rest.IsEmpty);
    }

    private void MakeRoom()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end < buffer.Length)
        {
            return;
        }

        // Bounded: a line longer than the longest is refused before more is read.
        var wider = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(wider.AsSpan());
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = wider;
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line.EndsWith("\r"u8) ? line[..^1] : line;

    private static TableException Followed() =>
        new("something follows the end of its gzip that is neither zeros nor gzip; upload it again, or test it with “gzip -t”");

    private TableException CutOff() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"its gzip is cut off or damaged after line {Number + buffer.AsSpan(start, end - start).Count(lineEnd):N0}; upload it again, or test it with “gzip -t”"));
}
