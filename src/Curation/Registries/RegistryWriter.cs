using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Curation.Registries;

/// <summary>
/// Writes a registry in its form: two blanks a level, texts in double quotes, what other readers may take for more than text as it was.
/// </summary>
public static class RegistryWriter
{
    private static readonly JsonSerializerOptions Quotes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FieldsNode root)
    {
        var text = new StringBuilder();
        WriteFields(text, root, "", "");
        return text.ToString();
    }

    /// <summary>Datasets alone, as they stand in the list.</summary>
    public static string WriteItems(IEnumerable<Dataset> datasets, string indent)
    {
        var text = new StringBuilder();
        foreach (var dataset in datasets)
        {
            WriteFields(text, dataset.Node, indent + "- ", indent + "  ");
        }

        return text.ToString();
    }

    private static void WriteFields(StringBuilder text, FieldsNode fields, string first, string indent)
    {
        foreach (var (index, field) in fields.Fields.Index())
        {
            text.Append(index == 0 ? first : indent).Append(IsBareKey(field.Name) ? field.Name : Quoted(field.Name)).Append(':');
            WriteValue(text, field.Value, indent);
        }
    }

    private static void WriteValue(StringBuilder text, Node value, string indent)
    {
        switch (value)
        {
            case TextNode one:
                text.Append(one.IsBare && one.Text.Length == 0 ? "" : " ").Append(Written(one)).Append('\n');
                return;
            case ListNode { Items.Count: 0 }:
                text.Append(" []\n");
                return;
            case FieldsNode { Fields.Count: 0 }:
                text.Append(" {}\n");
                return;
            case FieldsNode fields:
                text.Append('\n');
                WriteFields(text, fields, indent + "  ", indent + "  ");
                return;
            case ListNode list:
                text.Append('\n');
                WriteItems(text, list, indent + "  ");
                return;
        }
    }

    private static void WriteItems(StringBuilder text, ListNode list, string indent)
    {
        foreach (var item in list.Items)
        {
            if (item is FieldsNode { Fields.Count: > 0 } fields)
            {
                WriteFields(text, fields, indent + "- ", indent + "  ");
                continue;
            }

            text.Append(indent).Append('-');
            WriteValue(text, item, indent);
        }
    }

    private static string Written(TextNode one) => one.IsBare ? one.Text : Quoted(one.Text);

    // A text of JSON in quotes is one of YAML too, but for these two ends of line, which YAML 1.1 folds.
    private static string Quoted(string text) =>
        JsonSerializer.Serialize(text, Quotes)
            .Replace("\u0085", "\\u0085", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static bool IsBareKey(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
