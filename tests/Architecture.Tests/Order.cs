namespace Architecture.Tests;

/// <summary>order.txt: for each project its folders from the leaves up. Each is to know those before it only.</summary>
internal sealed class Order
{
    private readonly Dictionary<(string Project, string Folder), int> places = [];

    public Order(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#'))
        {
            var (project, folders) = (line.Split(": ")[0], line.Split(": ")[1].Split(" < "));
            for (var place = 0; place < folders.Length; place++)
            {
                places.Add((project, folders[place]), place);
            }
        }
    }

    public static Order Written { get; } = new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "order.txt")));

    public IEnumerable<string> FoldersOf(string project) => places.Keys.Where(key => key.Project == project).Select(key => key.Folder);

    public bool IsAgainst(Arrow arrow) =>
        places.TryGetValue((arrow.Project, arrow.From), out var from) && places.TryGetValue((arrow.Project, arrow.To), out var to) && from < to;
}
