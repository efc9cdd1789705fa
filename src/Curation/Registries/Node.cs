using System.Text.RegularExpressions;

namespace Curation.Registries;

/// <summary>A part of a registry's file, known or not: nothing in it is lost between reading and writing.</summary>
/// <param name="line">Where it begins, from 1; 0 if nobody wrote it.</param>
public abstract class Node(int line)
{
    public int Line { get; } = line;

    /// <summary>Whether both say the same in the same order, wherever and however they are written.</summary>
    public static bool AreSame(Node one, Node other) => (one, other) switch
    {
        (TextNode a, TextNode b) => a.Text == b.Text && a.IsOpen == b.IsOpen,
        (ListNode a, ListNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
        (FieldsNode a, FieldsNode b) => a.Fields.Count == b.Fields.Count
            && a.Fields.Zip(b.Fields).All(pair => pair.First.Name == pair.Second.Name && AreSame(pair.First.Value, pair.Second.Value)),
        _ => false,
    };
}

/// <param name="text">As it was meant: without quotes, folds and escapes.</param>
/// <param name="isPlain">Whether it stood without quotes, so that readers may take it for a number, a truth or a day.</param>
public sealed partial class TextNode(string text, bool isPlain = false, int line = 0) : Node(line)
{
    public string Text { get; } = text;

    /// <summary>One word that stood without quotes, and can again.</summary>
    public bool IsBare { get; } = isPlain && Bare().IsMatch(text);

    /// <summary>Whether other readers may see more in it than text: nothing, a truth, a number, a day. Quotes would change its meaning.</summary>
    public bool IsOpen => IsBare && Open().IsMatch(Text);

    /// <summary>Nothing was written, in one of the ways there are.</summary>
    public bool IsNone => IsOpen && Text is ("" or "~" or "null" or "Null" or "NULL");

    [GeneratedRegex(
        @"^(~|null|true|false|yes|no|on|off|y|n|[-+.]*[0-9].*|[-+]?\.(inf|nan)|)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Open();

    // More words than one are always text.
    [GeneratedRegex(@"^(~|[-+.]?[A-Za-z0-9]([A-Za-z0-9._+:-]*[A-Za-z0-9._+-])?|)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}

public sealed class ListNode(IReadOnlyList<Node> items, int line = 0) : Node(line)
{
    public IReadOnlyList<Node> Items { get; } = items;
}

public sealed class FieldsNode(IReadOnlyList<NamedNode> fields, int line = 0) : Node(line)
{
    public IReadOnlyList<NamedNode> Fields { get; } = fields;

    /// <summary>Null if it is not there, or nothing stands in it.</summary>
    public Node? Find(string name) =>
        Fields.FirstOrDefault(field => field.Name == name)?.Value is { } value and not TextNode { IsNone: true } ? value : null;

    /// <summary>What stands in a field, if that is text; else nothing.</summary>
    public string Text(string name) => Find(name) is TextNode text ? text.Text.Trim() : "";

    public IReadOnlyList<Node> List(string name) => Find(name) is ListNode list ? list.Items : [];
}

public sealed record NamedNode(string Name, Node Value, int Line = 0);
