using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Curation.Store;

namespace Curation.Listings;

/// <summary>
/// JSON in which objects have a key and a size, of one or many lines: <c>aws s3api list-objects-v2</c>, <c>rclone lsjson</c>, <c>mc ls --json</c>,
/// <c>s5cmd --json ls</c>; or lists of a key, a size and what else <c>--query "Contents[].[Key,Size]"</c> asks for, or of keys. Read as it comes, a line at a time: no text in JSON goes over the end of a line.
/// </summary>
internal sealed class JsonListing(ListingLines lines, KeyDecoder keys) : ListingForm
{
    private const int Deepest = 16;

    // A comma is read with what follows it, and so waits for the next line.
    private const int Waiting = 64;

    private readonly byte[] text = new byte[ListingLines.LongestLine + Waiting + 1];
    private readonly byte[] key = new byte[ListingLines.LongestLine];
    private readonly byte[] tag = new byte[128];
    private readonly StringBuilder names = new();
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = Deepest, AllowMultipleValues = true, AllowTrailingCommas = true });
    private int waiting;
    private string property = "";
    private int keyLength = -1;
    private int keyDepth;
    private int tagLength;
    private long size = -1;
    private bool isLeftOut;
    private bool isOfMarkers;

    // A bit for each depth at which a list is open, and not an object.
    private uint lists;
    private long found;

    public override void Read(ReadOnlySpan<byte> line)
    {
        // A number at the end of a line is whole only when something follows it.
        line.CopyTo(text.AsSpan(waiting));
        var length = waiting + line.Length;
        text[length++] = (byte)'\n';
        var reader = new Utf8JsonReader(text.AsSpan(0, length), isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
                Take(ref reader, line);
            }
        }
        catch (JsonException)
        {
            throw lines.Wrong("JSON, as the first line is", line);
        }

        var rest = text.AsSpan((int)reader.BytesConsumed, length - (int)reader.BytesConsumed);
        waiting = rest.Length <= Waiting ? rest.Length : throw lines.Wrong("JSON whose texts end in the line in which they begin", line);
        rest.CopyTo(text);
        state = reader.CurrentState;
    }

    public override void End()
    {
        if (found == 0)
        {
            throw lines.Wrong("JSON that names keys, as “aws s3api list-objects-v2”, “rclone lsjson”, “mc ls --json” or “s5cmd --json ls” write it", names.Length > 0 ? Encoding.UTF8.GetBytes(names.ToString()) : default);
        }
    }

    private void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                property = reader.ValueSpan.Length <= 40 ? reader.GetString()! : "";
                isOfMarkers = reader.CurrentDepth == 1 ? property is "DeleteMarkers" : isOfMarkers;
                if (names.Length < 100)
                {
                    names.Append(property).Append(' ');
                }

                break;
            case JsonTokenType.StartArray:
                lists |= 1u << (reader.CurrentDepth + 1);
                break;
            case JsonTokenType.StartObject:
                lists &= ~(1u << (reader.CurrentDepth + 1));
                break;
            case JsonTokenType.EndArray when IsList(reader.CurrentDepth):
                PassRow();
                break;
            case JsonTokenType.EndObject when keyLength >= 0 && reader.CurrentDepth < keyDepth:
                Pass();
                break;
            case JsonTokenType.EndObject when keyLength < 0:
                (tagLength, size, isLeftOut) = (0, -1, false);
                break;
            case JsonTokenType.String when reader.CurrentDepth == 1 && IsList(1):
                Field(ref reader, line);
                PassRow();
                break;
            case JsonTokenType.String or JsonTokenType.Number when reader.CurrentDepth > 1 && IsList(reader.CurrentDepth) && IsList(reader.CurrentDepth - 1):
                Field(ref reader, line);
                break;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Value(ref reader, line);
                break;
        }
    }

    private void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        switch (property)
        {
            case "Key" or "key" or "Path" or "path" or "name" or "fileName" when reader.TokenType is JsonTokenType.String && keyLength < 0:
                keyLength = reader.CopyString(key);
                keyDepth = reader.CurrentDepth;
                break;
            case "Size" or "size" or "bytes" or "ContentLength" or "contentLength" when size < 0:
                var digits = reader.ValueSpan;
                size = Utf8Parser.TryParse(digits, out long bytes, out var read) && read == digits.Length ? bytes : -1;
                break;
            case "ETag" or "etag" when reader.TokenType is JsonTokenType.String && reader.ValueSpan.Length <= tag.Length:
                tagLength = reader.CopyString(tag);
                break;
            case "IsDir" when reader.TokenType is JsonTokenType.True:
            case "IsLatest" when reader.TokenType is JsonTokenType.False:
            case "type" when reader.ValueSpan.SequenceEqual("folder"u8):
                isLeftOut = true;
                break;
            case "IsTruncated" when reader.TokenType is JsonTokenType.True:
            case "NextToken" or "NextContinuationToken" when reader.TokenType is JsonTokenType.String:
                throw lines.Wrong("all pages of the listing; this is the first of several: leave out --max-items and --no-paginate", line);
            case "type" when reader.ValueSpan.SequenceEqual("directory"u8):
            case "Prefix" when reader.CurrentDepth > 1:
                throw lines.Wrong("keys; this is a folder, so the listing is not complete: list recursively, without --delimiter; instead of “tree -J” write “find”", line);
            case "fileSchema" or "MessageType":
                throw lines.Wrong(
                    property is "fileSchema"
                        ? "an inventory’s rows; this is its manifest: give the .csv.gz files that it names"
                        : "keys; this is azcopy’s JSON: list with “azcopy list --machine-readable” and without --output-type",
                    line);
        }

        property = "";
    }

    private bool IsList(int depth) => (lists & (1u << depth)) != 0;

    // Of a row without names: what it is tells which it is.
    private void Field(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (reader.TokenType is JsonTokenType.Number)
        {
            size = size < 0 && reader.TryGetInt64(out var bytes) ? bytes : throw lines.Wrong("rows with one number, the size in bytes, as --query \"Contents[].[Key,Size]\" writes them", line);
            return;
        }

        var kind = reader.ValueSpan.Length <= tag.Length ? Columns.Of(tag.AsSpan(0, reader.CopyString(tag))) : Column.Path;
        if (kind is Column.Hash)
        {
            tagLength = reader.CopyString(tag);
        }
        else if (kind is Column.Path or Column.Other && keyLength < 0)
        {
            keyLength = reader.CopyString(key);
        }
    }

    private void PassRow()
    {
        if (keyLength >= 0)
        {
            Pass();
        }

        (keyLength, tagLength, size, isLeftOut) = (-1, 0, -1, false);
    }

    private void Pass()
    {
        if (!isLeftOut && !isOfMarkers)
        {
            // Any JSON has names; those of objects have folders, or sizes beside them.
            found += size >= 0 || key.AsSpan(0, keyLength).Contains((byte)'/') ? 1 : 0;
            keys.Decode(Columns.KeyOf(key.AsSpan(0, keyLength)), size, tag.AsSpan(0, tagLength));
        }

        (keyLength, tagLength, size, isLeftOut) = (-1, 0, -1, false);
    }
}
