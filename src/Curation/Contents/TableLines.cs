using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Curation.Listings;

namespace Curation.Contents;

/// <summary>The lines of a table, gzipped or not, out of one pooled buffer. LF and CRLF end a line; empty ones are passed over.</summary>
internal sealed class TableLines(Stream stream) : IAsyncDisposable
{
    /// <summary>A row of a pooled screen has hundreds of addresses of some 150 bytes each; one of this length is no row.</summary>
    public const int LongestLine = 1024 * 1024;

    private const int Looked = 16;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private Opening? text;
    private int start;
    private int end;
    private bool hasEnded;

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
        var rest = buffer.AsSpan(start, end - start);
        var length = rest.IndexOf((byte)'\n');
        var line = length < 0 ? rest : rest[..length];
        start += line.Length + (length < 0 ? 0 : 1);
        Number++;
        return Utf8.IsValid(line) ? WithoutReturn(line) : throw Wrong(Number, "it is not UTF-8; write the table anew as UTF-8");
    }

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
        while (!hasEnded && end - start < 8 * Looked)
        {
            await ReadAsync(opening, cancellationToken);
        }

        EnsureText(buffer.AsSpan(start, Math.Min(Looked, end - start)));
        HasMark = buffer.AsSpan(start, end - start).StartsWith(Encoding.UTF8.Preamble);
        start += HasMark ? Encoding.UTF8.Preamble.Length : 0;
    }

    private async ValueTask ReadAsync(Opening from, CancellationToken cancellationToken)
    {
        MakeRoom();
        try
        {
            var read = await from.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read;
            hasEnded = read == 0;
        }
        catch (InvalidDataException)
        {
            throw CutOff();
        }

        if (hasEnded)
        {
            end = start + (from.LengthWithoutSeal(buffer.AsSpan(start, end - start)) ?? throw CutOff());
        }
    }

    private bool HasLine()
    {
        while (start < end && buffer[start] is (byte)'\n' or (byte)'\r')
        {
            Number += buffer[start++] == (byte)'\n' ? 1 : 0;
        }

        var rest = buffer.AsSpan(start, end - start);
        var length = rest.IndexOf((byte)'\n');
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

    private static void EnsureText(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            throw new TableException("it is UTF-16; write it as UTF-8");
        }

        if (first.TrimStart(" \r\n\t"u8).StartsWith("<"u8))
        {
            throw new TableException($"it is a web page or XML, not a table; it begins with “{Shown(first)}”");
        }

        if (first.StartsWith("PAR1"u8))
        {
            throw new TableException("it is Parquet under the name of a text");
        }

        if (first.Contains((byte)0))
        {
            throw new TableException("it is no text: it begins with bytes that no text holds");
        }
    }

    private static string Shown(ReadOnlySpan<byte> first) =>
        string.Concat(Encoding.UTF8.GetString(first).Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line.EndsWith("\r"u8) ? line[..^1] : line;

    private TableException CutOff() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"its gzip is cut off or damaged after line {Number + buffer.AsSpan(start, end - start).Count((byte)'\n'):N0}; upload it again, or test it with “gzip -t”"));
}
