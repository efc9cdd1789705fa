using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Texts;

namespace Cpg.Reports;

/// <summary>A text from outside as JSON that says the same to a program, and whose unseen marks people see: they are escaped.</summary>
internal static class EscapedJson
{
    public static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null || !Escaped.HasMarks(value))
        {
            json.WriteString(name, value);
            return;
        }

        json.WritePropertyName(name);
        json.WriteRawValue($"\"{string.Concat(Escaped.Parts(value).Select(part => part.IsMark ? Escape(part.Text) : JsonEncodedText.Encode(part.Text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()))}\"");
    }

    // From U+202E to \u202E; what is beyond U+FFFF are two.
    private static string Escape(string code)
    {
        var value = int.Parse(code.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var units = value > 0xFFFF ? new Rune(value).ToString() : ((char)value).ToString();
        return string.Concat(units.Select(unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}")));
    }
}
