using System.Buffers;
using Curation.Texts;

namespace Curation.Keys;

/// <summary>
/// Finds the plain name of a file that would have a documented place under it: without the mark of a second copy, without blanks and other letters that
/// no name has, and with its ending in small letters.
/// </summary>
internal static class FileNames
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
    private static readonly string[] CopySuffixes = [" - copy", " - kopie", " - copie", " - copia", " copy", "_copy", "-copy"];

    /// <summary>What is wrong with the name of the file, and the key with the plain name where it is sure; null if the name alone is not at fault.</summary>
    public static (string Why, string? Repair)? Mend(in KeyParts key)
    {
        // A blank or a dot behind the ending hides it.
        var file = key.File.TrimEnd(" .".AsSpan());
        var isCut = file.Length < key.File.Length;
        var dot = EndingOf(file);
        var hasCapitals = file[dot..].ContainsAnyInRange('A', 'Z');
        if (file.IsEmpty || (!isCut && !hasCapitals && !file.ContainsAnyExcept(Plain) && !file[..dot].Contains('.')))
        {
            return null;
        }

        var stem = file[..dot].ToString();
        var single = WithoutCopy(stem) is { Length: > 0 } original ? original : stem;
        var why = Why(file, stem, single, hasCapitals, isCut);
        var name = LookAlikes.Plain(single);
        var ending = LookAlikes.Plain(file[dot..].ToString().ToLowerInvariant());
        var isSure = name.IsSure && ending.IsSure;
        return Placed(key, name.Text + ending.Text) is { } repair ? (why, isSure ? repair : null)
            : Placed(key, name.Text.Replace('.', '_') + ending.Text) is { } dotless ? (why.Length > 0 ? why : "has “.” before its ending", isSure ? dotless : null)
            : null;
    }

    private static string? Placed(in KeyParts key, string file) => key.File.SequenceEqual(file) ? null : Repair.Replace(key, key.Count - 1, file);

    private static string Why(ReadOnlySpan<char> file, string stem, string single, bool hasCapitals, bool isCut)
    {
        // A blank alone makes no copy.
        var isCopy = single.Length < stem.TrimEnd().Length;
        var whole = (isCopy ? single : stem) + file[EndingOf(file)..].ToString();
        var odd = whole.AsSpan().IndexOfAnyExcept(Plain);
        string[] reasons =
        [
            .. isCopy ? [$"is a second copy by its name, which has “{stem.Replace(single, "", StringComparison.Ordinal).Trim()}”"] : (string[])[],
            .. odd >= 0 ? [$"has {Characters.ShowFirst(whole.AsSpan(odd))}"] : (string[])[],
            .. hasCapitals ? [$"ends with “{file[EndingOf(file)..]}”, which is written in small letters"] : (string[])[],
            .. isCut ? ["ends with a blank or a dot"] : (string[])[],
        ];
        return string.Join(" and ", reasons);
    }

    // .csv, and of .csv.gz both.
    private static int EndingOf(ReadOnlySpan<char> file)
    {
        var dot = file.LastIndexOf('.');
        if (dot <= 0)
        {
            return file.Length;
        }

        var before = file[dot..].Equals(".gz", StringComparison.OrdinalIgnoreCase) ? file[..dot].LastIndexOf('.') : -1;
        return before > 0 && dot - before <= 5 ? before : dot;
    }

    /// <summary>load_data (1), load_data - Copy (2), Copy of load_data: as browsers and file managers name what is there already.</summary>
    private static string WithoutCopy(string stem)
    {
        var name = stem.TrimEnd();
        if (name.EndsWith(')') && name.LastIndexOf('(') is var open and > 0 && name.AsSpan(open + 1, name.Length - open - 2) is { IsEmpty: false } number && !number.ContainsAnyExceptInRange('0', '9'))
        {
            name = name[..open].TrimEnd();
        }

        var bare = name.TrimEnd("0123456789".ToCharArray()).TrimEnd();
        foreach (var word in CopySuffixes)
        {
            if (name.EndsWith(word, StringComparison.OrdinalIgnoreCase) && name.Length > word.Length)
            {
                return name[..^word.Length];
            }

            if (bare.EndsWith(word, StringComparison.OrdinalIgnoreCase) && bare.Length > word.Length)
            {
                return bare[..^word.Length];
            }
        }

        return name.StartsWith("Copy of ", StringComparison.OrdinalIgnoreCase) ? name["Copy of ".Length..] : name;
    }
}
