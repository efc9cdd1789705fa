using System.Buffers;
using System.Text;
using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class KeyLength() : KeyRule("K001", Severity.Error, "A key has 1 to 1,024 bytes of valid UTF-8.")
{
    private const int Most = KeyReader.LongestKey;

    private static readonly SearchValues<char> Halves = SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit)]);

    public override string Remedy => "Shorten the folder and file names; write them with whole characters.";

    public override string Docs => "Amazon S3, object keys.";

    public override bool HarmsDownloads => true;

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsPlain)
        {
            return;
        }

        if (key.Text.Length == 0)
        {
            found.Add(this, key, "The key is empty.");
        }
        else if (!IsWellFormed(key.Text))
        {
            found.Add(this, key, "The key holds half of a surrogate pair, which UTF-8 cannot write.");
        }
        else if (Encoding.UTF8.GetByteCount(key.Text) is var bytes and > Most)
        {
            found.Add(this, key, $"The key has {bytes:N0} bytes; S3 takes at most {Most:N0}.");
        }
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        text = text.IndexOfAny(Halves) is var first and >= 0 ? text[first..] : default;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }
}
