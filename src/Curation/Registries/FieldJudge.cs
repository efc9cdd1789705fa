using System.Text;

namespace Curation.Registries;

/// <summary>Judges the fields of one dataset, and says which field of which dataset is wrong, in which line, and how it should be.</summary>
internal sealed class FieldJudge(FieldsNode fields, string dataset, FaultList faults)
{
    // Beyond the longest description by far; what is longer was pasted into the wrong place.
    private const int LongestText = 20_000;

    private const int MostItems = 500;

    /// <summary>Signs that turn the direction of what follows, or are not seen: they make a text read as what it is not.</summary>
    public static bool IsMisleading(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200B or 0x200E or 0x200F or 0xFEFF;

    public void Fault(string field, string words) => faults.Add(LineOf(field), dataset, words);

    /// <summary>Has to be there, with something in it.</summary>
    public void Required(string field)
    {
        if (fields.Find(field) is null || (fields.Find(field) is TextNode && fields.Text(field).Length == 0))
        {
            Fault(field, $"the field “{field}:” is missing or empty; each dataset has one.");
            return;
        }

        Text(field);
    }

    /// <summary>Has to be there, and may be empty.</summary>
    public void There(string field)
    {
        if (fields.Fields.All(one => one.Name != field))
        {
            Fault(field, $"the field “{field}:” is missing; write {field}: \"\" if there is nothing to say.");
            return;
        }

        Text(field);
    }

    public void Text(string field) => TextIn(fields, field, field);

    public void OneOf(string field, params string[] words)
    {
        if (fields.Text(field) is { Length: > 0 } text && !words.Contains(text))
        {
            Fault(
                field,
                $"the {field} is “{DatasetJudge.Shown(text)}”; it is {string.Join(" or ", words)}. A retired number is an unpublished one without a tag.");
        }
    }

    /// <summary>A field with fields of its own.</summary>
    public void Inside(string field, string[] texts)
    {
        if (fields.Find(field) is not { } found)
        {
            return;
        }

        if (found is not FieldsNode inner)
        {
            Fault(field, $"“{field}:” has to have the fields {string.Join(", ", texts)} below it.");
            return;
        }

        foreach (var text in texts)
        {
            TextIn(inner, text, $"{field}.{text}");
        }
    }

    /// <summary>A list of fields, or of texts where those are allowed; its addresses are ones of the web.</summary>
    public void Each(string field, bool text, string[] texts, string[] addresses)
    {
        if (fields.Find(field) is not { } found)
        {
            return;
        }

        if (found is not ListNode list)
        {
            Fault(field, $"“{field}:” is no list: each of its entries begins with a hyphen; write {field}: [] if there is none.");
            return;
        }

        if (list.Items.Count > MostItems)
        {
            Fault(field, $"“{field}:” has {list.Items.Count:N0} entries; at most {MostItems} are taken.");
            return;
        }

        foreach (var (index, item) in list.Items.Index())
        {
            var place = $"{field}[{index + 1}]";
            if (item is TextNode plain && text)
            {
                JudgeText(plain, place);
            }
            else if (item is not FieldsNode inner)
            {
                faults.Add(
                    item.Line,
                    dataset,
                    $"{place} has to have fields: {string.Join(", ", texts.Concat(addresses))}{(text ? ", or to be a text" : "")}.");
            }
            else
            {
                foreach (var name in texts.Concat(addresses))
                {
                    TextIn(inner, name, $"{place}.{name}", isAddress: addresses.Contains(name));
                }
            }
        }
    }

    private void TextIn(FieldsNode parent, string field, string place, bool isAddress = false)
    {
        switch (parent.Find(field))
        {
            case null:
                return;
            case TextNode text:
                JudgeText(text, place);
                if (isAddress && text.Text.Trim() is { Length: > 0 } address && !Dataset.IsWebAddress(address))
                {
                    faults.Add(
                        text.Line,
                        dataset,
                        $"{place} is “{DatasetJudge.Shown(address)}”, which is no address of the web: it begins with https:// and holds no blanks.");
                }

                return;
            case { } other:
                faults.Add(other.Line, dataset, $"{place} has to be a text; it is a {(other is ListNode ? "list" : "group of fields")}.");
                return;
        }
    }

    private void JudgeText(TextNode node, string place)
    {
        if (node.Text.Length > LongestText)
        {
            faults.Add(node.Line, dataset, $"{place} has {node.Text.Length:N0} characters; at most {LongestText:N0} are taken.");
        }

        var odd = node.Text.EnumerateRunes().FirstOrDefault(rune => IsMisleading(rune) || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')));
        if (odd.Value != 0 || node.Text.Contains('\0', StringComparison.Ordinal))
        {
            faults.Add(
                node.Line,
                dataset,
                $"{place} holds a character that is not seen (U+{odd.Value:X4}) and could make it read as something else: take it out.");
        }
    }

    private int LineOf(string field) => fields.Fields.FirstOrDefault(one => one.Name == field)?.Line ?? fields.Line;
}
