using System.Text;
using Curation.Texts;

namespace Curation.Tables.Reading;

/// <summary>What the first bytes of a table say it is, if it is no text.</summary>
internal static class TableStart
{
    public static void EnsureText(ReadOnlySpan<byte> first)
    {
        if (TextFault.Encoding(first) is { } encoding)
        {
            throw new TableException($"it is {encoding}; write it as UTF-8");
        }

        if (first.TrimStart(" \r\n\t"u8).StartsWith("<"u8))
        {
            throw new TableException($"it is a web page or XML, not a table; it begins with “{Shown(first)}”");
        }

        // Of a pointer the header says more. What is gzip here was unpacked once before.
        if (FileForms.Of(first) is not (FileForm.Unknown or FileForm.LfsPointer) and var form)
        {
            throw new TableException(form is FileForm.Gzip ? "it was packed with gzip twice; unpack it once" : $"it is {form.Describe()} under the name of a text");
        }

        if (first.Contains((byte)0))
        {
            throw new TableException("it is no text: it begins with bytes that no text holds");
        }
    }

    private static string Shown(ReadOnlySpan<byte> first) =>
        string.Concat(Encoding.UTF8.GetString(first[..Math.Min(16, first.Length)]).Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
}
