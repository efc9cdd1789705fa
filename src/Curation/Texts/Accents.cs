using System.Text;

namespace Curation.Texts;

/// <summary>
/// Writes letters and their accents apart, as macOS does, so that names can be compared. From a table of its own, for letters of Latin, Greek,
/// Cyrillic and kana: programs that are built for no culture have none of the system's.
/// </summary>
internal static class Accents
{
    private const string Resource = "Curation.accents.txt";

    private static readonly Lazy<Dictionary<char, string>> Apart = new(Read);

    public static string Decomposed(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            _ = IsHangul(letter) ? AppendHangul(text, letter)
                : Apart.Value.TryGetValue(letter, out var apart) ? text.Append(apart)
                : text.Append(letter);
        }

        Order(text);
        return text.ToString();
    }

    // Marks at other places of a letter may be written in any order, such as a dot below and a circumflex; those at one place may not.
    private static void Order(StringBuilder text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            for (var at = i; at > 0 && PlaceOf(text[at]) is > 0 and var place && PlaceOf(text[at - 1]) > place; at--)
            {
                (text[at - 1], text[at]) = (text[at], text[at - 1]);
            }
        }
    }

    // As the Unicode standard orders the marks of Latin, Greek and Cyrillic; zero for what is none.
    private static int PlaceOf(char letter) => letter switch
    {
        >= '\u0334' and <= '\u0338' => 1,
        '\u3099' or '\u309A' => 8,
        '\u0321' or '\u0322' or '\u0327' or '\u0328' => 202,
        '\u031B' => 216,
        >= '\u0316' and <= '\u0319' or >= '\u031C' and <= '\u0320' or >= '\u0323' and <= '\u0326' or >= '\u0329' and <= '\u0333'
            or >= '\u0339' and <= '\u033C' =>
            220,
        '\u0345' => 240,
        >= '\u0300' and <= '\u0344' => 230,
        _ => 0,
    };

    private static bool IsHangul(char letter) => letter is >= '\uAC00' and <= '\uD7A3';

    // By reckoning, as the Unicode standard does: 19 beginnings, 21 vowels, 27 ends or none.
    private static StringBuilder AppendHangul(StringBuilder text, char letter)
    {
        var number = letter - '\uAC00';
        text.Append((char)('\u1100' + (number / 588))).Append((char)('\u1161' + (number % 588 / 28)));
        return number % 28 == 0 ? text : text.Append((char)('\u11A7' + (number % 28)));
    }

    private static Dictionary<char, string> Read()
    {
        using var stream = typeof(Accents).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build lacks its resource {Resource}.");
        using var lines = new StreamReader(stream);
        var apart = new Dictionary<char, string>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 1)
            {
                apart[line[0]] = line[1..];
            }
        }

        return apart;
    }
}
