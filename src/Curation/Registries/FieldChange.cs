namespace Curation.Registries;

/// <summary>A field, named by its way from the dataset down, and what stands in it before and after; empty for nothing.</summary>
public sealed record FieldChange(string Field, string Old, string New)
{
    public static IReadOnlyList<FieldChange> Between(FieldsNode old, FieldsNode now)
    {
        var (before, after) = (Flat(old), Flat(now));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(field => new FieldChange(field, before.GetValueOrDefault(field, ""), after.GetValueOrDefault(field, "")))
                .Where(change => change.Old != change.New),
        ];
    }

    private static Dictionary<string, string> Flat(Node node)
    {
        var found = new Dictionary<string, string>();
        Walk(node, "", found);
        return found;
    }

    private static void Walk(Node node, string place, Dictionary<string, string> found)
    {
        switch (node)
        {
            case TextNode { IsNone: false } text:
                found[place] = text.Text;
                return;
            case ListNode list:
                foreach (var (index, item) in list.Items.Index())
                {
                    Walk(item, $"{place}[{index + 1}]", found);
                }

                return;
            case FieldsNode fields:
                foreach (var field in fields.Fields)
                {
                    Walk(field.Value, place.Length == 0 ? field.Name : $"{place}.{field.Name}", found);
                }

                return;
        }
    }
}
