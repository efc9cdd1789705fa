using System.Text;

namespace Curation.Registries;

/// <summary>What the form of registry.yml asks of each dataset, and of all of them together. Tells every fault, not only the first.</summary>
internal sealed class DatasetJudge(FaultList faults, FaultList remarks)
{
    private static readonly string[] Known =
        ["name", "description", "status", "references", "repositories", "size", "protocol", "aliases", "external_contributions"];

    private readonly Dictionary<string, Dataset> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dataset> byNumber = new(StringComparer.Ordinal);

    public IReadOnlyList<Dataset> Judge(Node root)
    {
        if (root is not FieldsNode whole)
        {
            faults.Add(root.Line, "", "the file is a list or a text; it has to begin with the field “datasets:”, and list the projects below it.");
            return [];
        }

        if (whole.Fields.FirstOrDefault(field => field.Name == "datasets") is not { } field)
        {
            faults.Add(root.Line, "", "the file has no field “datasets:”, which lists the projects.");
            return [];
        }

        if (field.Value is not ListNode list)
        {
            faults.Add(field.Line, "", "“datasets:” is no list: each project begins with “- name:”.");
            return [];
        }

        foreach (var other in whole.Fields.Where(other => other.Name != "datasets"))
        {
            remarks.Add(other.Line, "", $"the field “{Shown(other.Name)}” is unknown; it is kept as it is.");
        }

        List<Dataset> found = [.. list.Items.Select(JudgeOne).OfType<Dataset>()];
        JudgeSecondNames(found);
        return found;
    }

    /// <summary>Short, and with nothing in it that would mislead who reads it in a message.</summary>
    internal static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(60))
        {
            shown.Append(FieldJudge.IsMisleading(rune) || Rune.IsControl(rune) ? $"U+{rune.Value:X4}" : rune.ToString());
        }

        return text.Length > 60 ? shown.Append('…').ToString() : shown.ToString();
    }

    private Dataset? JudgeOne(Node node)
    {
        if (node is not FieldsNode fields)
        {
            faults.Add(node.Line, "", "this dataset has no fields: each begins with “- name:”, then “description:” and “status:”.");
            return null;
        }

        var dataset = new Dataset(fields);
        var judge = new FieldJudge(fields, dataset.Name.Length > 0 ? Shown(dataset.Name) : "a dataset without a name", faults);
        judge.Required("name");
        JudgeName(dataset, judge);
        judge.Required("status");
        judge.OneOf("status", Dataset.Published, Dataset.Unpublished);
        judge.There("description");
        judge.Text("protocol");
        judge.Each("references", text: false, ["prefix", "authors", "note"], ["publication", "preprint"]);
        judge.Each("repositories", text: false, ["label"], ["url"]);
        judge.Each("aliases", text: true, ["label"], ["url"]);
        judge.Each("external_contributions", text: false, ["contributor", "description", "date"], ["link"]);
        judge.Inside("size", ["total", "images", "numerical"]);
        foreach (var field in fields.Fields.Where(field => !Known.Contains(field.Name)))
        {
            remarks.Add(field.Line, dataset.Name, $"the field “{Shown(field.Name)}” is unknown; it is kept as it is.");
        }

        return dataset;
    }

    private void JudgeName(Dataset dataset, FieldJudge judge)
    {
        var name = dataset.Name;
        if (name.Length == 0)
        {
            return;
        }

        if (!Dataset.IsName(name))
        {
            var odd = name.EnumerateRunes().FirstOrDefault(rune => !rune.IsAscii);
            judge.Fault("name", odd.Value == 0
                ? $"“{Shown(name)}” is not the name of a project: cpg, four digits, and, for one in use, a hyphen and a tag of letters, digits, “-” and “_”, at most {Dataset.LongestName} characters."
                : $"“{Shown(name)}” holds “{odd}” (U+{odd.Value:X4}), which is no plain letter: a name has letters from a to z, digits, “-” and “_”. Type it anew.");
        }
        else if (!byName.TryAdd(name, dataset))
        {
            judge.Fault("name", $"the name stands in line {byName[name].Node.Line} already: give each project once.");
        }
        else if (!byNumber.TryAdd(dataset.Number, dataset))
        {
            judge.Fault(
                "name",
                $"the number {dataset.Number} is held by {byNumber[dataset.Number].Name} in line {byNumber[dataset.Number].Node.Line}: a number belongs to one project.");
        }
    }

    // A folder beside the project's own; it must not take another's name or number.
    private void JudgeSecondNames(List<Dataset> datasets)
    {
        var seen = new Dictionary<string, Dataset>(StringComparer.OrdinalIgnoreCase);
        foreach (var dataset in datasets.Where(dataset => Dataset.IsName(dataset.Name)))
        {
            foreach (var second in dataset.SecondNames)
            {
                var line = dataset.Node.Find("aliases")?.Line ?? dataset.Node.Line;
                if (byName.TryGetValue(second.Text, out var other) || !seen.TryAdd(second.Text, dataset))
                {
                    faults.Add(
                        line,
                        dataset.Name,
                        $"the alias “{second}” is the name of {(other ?? seen[second.Text]).Name} already: an alias that is a project's name belongs to one project.");
                }
                else if (second.Number != dataset.Number)
                {
                    faults.Add(
                        line,
                        dataset.Name,
                        $"the alias “{second}” is the name of a project with another number: a second name keeps the number {dataset.Number}.");
                }
            }
        }
    }
}
