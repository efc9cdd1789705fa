using Curation.Store;

namespace Curation.Registries;

/// <summary>One project of a registry's file, with all that is said of it.</summary>
public sealed class Dataset(FieldsNode node)
{
    public sealed record Reference(string Prefix, string Authors, string Publication, string Preprint, string Note);

    /// <param name="Url">Empty if there is none.</param>
    public sealed record Link(string Label, string Url);

    public sealed record Contribution(string Contributor, string Description, string Link, string Date);

    public const string Published = "published";
    public const string Unpublished = "unpublished";

    /// <summary>Beyond any name that exists, and a prefix has to hold a source besides.</summary>
    internal const int LongestName = 120;

    public FieldsNode Node => node;

    public string Name { get; } = node.Text("name");

    /// <summary>The name of a dataset that is good.</summary>
    public ProjectName Project => ProjectName.Parse(Name);

    public string Number => Project.Number;

    public int NumberValue => Project.NumberValue;

    public string Description => node.Text("description");

    public string Status => node.Text("status");

    /// <summary>A number alone, with nothing published under it, is retired: the form has no other word for that.</summary>
    public ProjectState State => Status == Published ? ProjectState.Complete : Project.HasTag ? ProjectState.Reserved : ProjectState.Retired;

    public string Protocol => node.Text("protocol");

    public string TotalSize => Size("total");

    public string ImagesSize => Size("images");

    public string NumericalSize => Size("numerical");

    public IReadOnlyList<Reference> References =>
        [.. node.List("references")
            .OfType<FieldsNode>()
            .Select(r => new Reference(r.Text("prefix"), r.Text("authors"), r.Text("publication"), r.Text("preprint"), r.Text("note")))];

    public IReadOnlyList<Link> Repositories => [.. node.List("repositories").OfType<FieldsNode>().Select(LinkOf)];

    public IReadOnlyList<Link> Aliases =>
        [.. node.List("aliases")
            .Select(alias => alias is FieldsNode fields ? LinkOf(fields) : new Link(alias is TextNode text ? text.Text.Trim() : "", ""))];

    public IReadOnlyList<Contribution> Contributions =>
        [.. node.List("external_contributions")
            .OfType<FieldsNode>()
            .Select(c => new Contribution(c.Text("contributor"), c.Text("description"), c.Text("link"), c.Text("date")))];

    /// <summary>Aliases that are names of projects: folders beside the project's own.</summary>
    public IEnumerable<ProjectName> SecondNames => Aliases.Select(alias => alias.Label).Where(IsName).Select(ProjectName.Parse);

    internal static bool IsName(string text) => text.Length <= LongestName && ProjectName.IsOne(text);

    /// <summary>Whether an address may become a link: one of the web, and nothing that a browser would run.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is ("https" or "http")
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));

    private string Size(string part) => node.Find("size") is FieldsNode size ? size.Text(part) : "";

    private static Link LinkOf(FieldsNode fields) => new(fields.Text("label"), fields.Text("url"));
}
