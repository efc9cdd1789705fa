using System.Text;
using Curation.Texts;

namespace Curation.Store;

/// <summary>
/// A place in the gallery that one deposit fills: <c>project/source</c>, or deeper. Written without a slash at the end; it owns the keys
/// below it (<c>p/…</c>) and not those that merely begin alike (<c>p2/…</c>).
/// </summary>
public readonly partial record struct Prefix
{
    // A session policy must hold the prefix twice in 2,048 characters; real prefixes have under 60.
    public const int Longest = 200;

    private readonly string? text;

    private Prefix(string text) => this.text = text;

    public string Text => text ?? throw new InvalidOperationException("This prefix was never set.");

    public string Project => Text[..Text.IndexOf('/', StringComparison.Ordinal)];

    public string Source => Text.Split('/')[1];

    /// <summary>What every key of this prefix begins with.</summary>
    public string Folder => Text + "/";

    /// <summary>Whether a key lies below this prefix.</summary>
    public bool Owns(string key) => key.StartsWith(Folder, StringComparison.Ordinal);

    public bool Owns(Prefix other) => other.Text == Text || Owns(other.Text);

    /// <summary>Whether a key could lie below both.</summary>
    public bool Overlaps(Prefix other) => Owns(other) || other.Owns(this);

    public static Prefix Parse(string text) => TryParse(text, out var prefix, out var reason) ? prefix : throw new FormatException(reason);

    /// <summary>Reads what a person typed; <paramref name="reason"/> is a sentence for that person.</summary>
    public static bool TryParse(string? text, out Prefix prefix, out string reason)
    {
        reason = Fault(text ?? "");
        prefix = reason.Length == 0 ? new Prefix(text!) : default;
        return reason.Length == 0;
    }

    public override string ToString() => text ?? "";

    private static string Fault(string text)
    {
        if (text.Length == 0)
        {
            return "A prefix names a project and a source, for example cpg0037-oasis/broad.";
        }

        if (text.Length > Longest)
        {
            return $"A prefix has at most {Longest} characters; this one has {text.Length}.";
        }

        foreach (var odd in text.EnumerateRunes().Where(rune => !Allowed(rune)))
        {
            return Rune.IsWhiteSpace(odd)
                ? "A prefix holds no blanks: join words with “-” or “_”."
                : $"A prefix holds letters, digits, “-”, “_”, “.” and “/”; “{Shown(odd)}”{(odd.IsAscii ? "" : $" (U+{odd.Value:X4})")} is none of them.";
        }

        if (text[0] == '/' || text[^1] == '/')
        {
            return "A prefix has no slash at its start or end: write cpg0037-oasis/broad.";
        }

        var segments = text.Split('/');
        if (segments.Any(segment => segment.Length == 0))
        {
            return "A prefix has no empty folder: two slashes stand side by side.";
        }

        if (segments.FirstOrDefault(segment => !char.IsAsciiLetterOrDigit(segment[0])) is { } dotted)
        {
            return $"Each folder of a prefix starts with a letter or digit; “{dotted}” does not.";
        }

        if (segments.Length < 2)
        {
            return $"A prefix names a project and a source: “{text}” lacks the source, for example {text}/broad.";
        }

        if (LevelsBelowSource.Contains(segments[1]))
        {
            return $"The second folder names the source, for example broad; “{segments[1]}” is a folder that stands below a source.";
        }

        return LooksLikeProject(segments[0])
            ? ""
            : $"A project is “cpg”, four digits and a tag, for example cpg0037-oasis; “{segments[0]}” is not.";
    }

    private static bool Allowed(Rune rune) => rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' or '/');

    private static string Shown(Rune rune) => Escaped.Name(rune.ToString());

    private static bool LooksLikeProject(string project) =>
        project.Length >= 7
        && project.StartsWith("cpg", StringComparison.Ordinal)
        && project.AsSpan(3, 4).IndexOfAnyExceptInRange('0', '9') < 0
        && (project.Length == 7 || (project[7] == '-' && project.Length > 8 && !project.Contains('.', StringComparison.Ordinal)));
}
