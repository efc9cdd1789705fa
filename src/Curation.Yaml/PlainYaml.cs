using System.Globalization;
using Curation.Registries;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Curation.Yaml;

/// <summary>
/// YAML without what makes it dangerous or ambiguous: no anchors and aliases (a kilobyte of them can mean a billion), no tags (they name types), no
/// merged fields, no field twice, one document, not deeper than <see cref="Deepest"/>. Nothing becomes a number, a truth or a day here. Memory: some
/// 100 bytes a node, and a file has <see cref="MostNodes"/> at most.
/// </summary>
internal sealed class PlainYaml
{
    public const int Deepest = 12;
    public const int MostNodes = 200_000;

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly FaultList faults;
    private int nodes;

    private PlainYaml(string text, FaultList faults)
    {
        scanner = new Scanner(new StringReader(text), skipComments: true);
        (parser, this.faults) = (new Parser(scanner), faults);
    }

    /// <summary>Null if the text is not of this kind; the faults say why.</summary>
    public static Node? Read(string text, FaultList faults)
    {
        var yaml = new PlainYaml(text, faults);
        try
        {
            return yaml.Document();
        }
        catch (RefusedYamlException refused)
        {
            faults.Add(refused.Line, "", refused.Message);
        }
        catch (YamlException wrong)
        {
            yaml.Blame(text, (int)wrong.Start.Line, (int)wrong.End.Line, wrong.Message);
        }
        catch (InvalidOperationException)
        {
            // The library's scanner has no words for a text that begins where none can.
            var line = (int)yaml.scanner.CurrentPosition.Line;
            yaml.Blame(text, line, line, "a text cannot begin here");
        }

        return null;
    }

    private void Blame(string text, int first, int last, string reason)
    {
        var lines = text.Split('\n');
        foreach (var line in new[] { first, last, last + 1 })
        {
            if (line > 0 && line <= lines.Length && lines[line - 1].TakeWhile(char.IsWhiteSpace).Contains('\t'))
            {
                faults.Add(line, "", "the line is indented with a tab; YAML takes blanks only: replace each tab by two of them.");
                return;
            }
        }

        var words = reason.TrimEnd('.', ' ');
        faults.Add(
            first,
            "",
            $"this cannot be read as YAML: {(words.Length == 0 ? "it breaks off" : char.ToLowerInvariant(words[0]) + words[1..])}. Look for a missing quote, colon or blank in this line and the one above.");
    }

    private Node? Document()
    {
        parser.MoveNext();
        parser.MoveNext();
        if (parser.Current is not DocumentStart)
        {
            faults.Add(0, "", "the file is empty; a registry begins with the field “datasets:”.");
            return null;
        }

        parser.MoveNext();
        var root = Next(0);
        parser.MoveNext();
        if (parser.Current is DocumentStart second)
        {
            throw new RefusedYamlException(
                LineOf(second), "a second document begins here (---); a registry is one: leave the line out, or everything from it on.");
        }

        return root;
    }

    // Leaves the parser behind the last event of the node.
    private Node Next(int depth)
    {
        var here = parser.Current!;
        var line = LineOf(here);
        Guard(here, line, depth);
        parser.MoveNext();
        switch (here)
        {
            case Scalar scalar:
                return new TextNode(scalar.Value, scalar.Style is ScalarStyle.Plain, line);
            case SequenceStart:
                var items = new List<Node>();
                while (parser.Current is not SequenceEnd)
                {
                    items.Add(Next(depth + 1));
                }

                parser.MoveNext();
                return new ListNode(items, line);
            default:
                return Fields(line, depth);
        }
    }

    private FieldsNode Fields(int line, int depth)
    {
        var (fields, seen) = (new List<NamedNode>(), new Dictionary<string, int>(StringComparer.Ordinal));
        while (parser.Current is not MappingEnd)
        {
            var at = LineOf(parser.Current!);
            if (Next(depth + 1) is not TextNode { Text: var name })
            {
                throw new RefusedYamlException(at, "the name of a field is a list or a group here; it has to be a text, such as “name:”.");
            }

            if (name == "<<")
            {
                throw new RefusedYamlException(at, "fields are merged here (<<), which a registry does not take: write them out.");
            }

            if (!seen.TryAdd(name, at))
            {
                faults.Add(at, "", $"the field “{Short(name)}” stands in line {seen[name]} already: give it once.");
            }

            fields.Add(new NamedNode(name, Next(depth + 1), at));
        }

        parser.MoveNext();
        return new FieldsNode(fields, line);
    }

    private void Guard(ParsingEvent here, int line, int depth)
    {
        if (here is AnchorAlias alias)
        {
            throw new RefusedYamlException(
                line, $"*{Short(alias.Value.Value)} repeats what stands elsewhere, which a registry does not take: write it out.");
        }

        if (here is not NodeEvent node)
        {
            throw new RefusedYamlException(line, "something is missing here.");
        }

        if (!node.Anchor.IsEmpty)
        {
            throw new RefusedYamlException(
                line,
                $"&{Short(node.Anchor.Value)} marks a text to be repeated, which a registry does not take: leave the mark out, or put the text in quotes.");
        }

        if (!node.Tag.IsEmpty)
        {
            throw new RefusedYamlException(
                line, $"{Short(node.Tag.Value)} names a type, which a registry does not take: leave it out, or put the text in quotes.");
        }

        if (depth > Deepest)
        {
            throw new RefusedYamlException(line, $"this lies more than {Deepest} levels deep; a registry has five.");
        }

        if (++nodes > MostNodes)
        {
            throw new RefusedYamlException(line, string.Create(
                CultureInfo.InvariantCulture, $"the file has more than {MostNodes:N0} texts, lists and fields: a registry has some thousand."));
        }
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static int LineOf(ParsingEvent here) => (int)Math.Min(int.MaxValue, here.Start.Line);

    private sealed class RefusedYamlException(int line, string words) : Exception(words)
    {
        public int Line { get; } = line;
    }
}
