using System.Globalization;

namespace Curation.Store;

/// <summary>
/// What a project of the gallery is called, letter by letter: <c>cpg</c>, four digits and, for one in use, a hyphen and a tag of letters,
/// digits, “-” and “_”.
/// </summary>
public readonly partial record struct ProjectName
{
    private readonly string? text;

    private ProjectName(string text) => this.text = text;

    public string Text => text ?? throw new InvalidOperationException("This project was never named.");

    /// <summary>As it is written, with <c>cpg</c> before it.</summary>
    public string Number => Text[..NumberEnd];

    public int NumberValue => ValueOf(Number);

    /// <summary>What follows the number; empty for a number alone.</summary>
    public string Tag => TagOf(Text).ToString();

    public bool HasTag => Text.Length > NumberEnd;

    public static ProjectName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"“{text}” is not the name of a project.");

    public static bool TryParse(string? text, out ProjectName name)
    {
        var isOne = IsOne(text.AsSpan());
        name = isOne ? new ProjectName(text!) : default;
        return isOne;
    }

    public static string NumberOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Start}{number:0000}");

    /// <param name="number">With <c>cpg</c> before it.</param>
    public static int ValueOf(string number) => int.Parse(number.AsSpan(Start.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    public override string ToString() => text ?? "";
}
