using System.Buffers;

namespace Curation.Keys;

/// <summary>Names that a program makes up anew each time, so that no list has them: they are known by how they are put together.</summary>
internal static class MadeUpNames
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    public static bool IsOne(ReadOnlySpan<char> segment) => IsOfTransfer(segment) || IsOfJob(segment);

    /// <summary>Eight hexadecimal digits. Without a letter it is a day, with nothing but letters a word.</summary>
    public static bool IsEndingOfAws(ReadOnlySpan<char> ending)
    {
        var (letters, digits) = (0, 0);
        foreach (var letter in ending)
        {
            if (!char.IsAsciiHexDigit(letter))
            {
                return false;
            }

            _ = char.IsAsciiDigit(letter) ? digits++ : letters++;
        }

        return ending.Length == 8 && letters > 0 && digits > 0;
    }

    /// <summary>
    /// A name that a transfer made up beside the file's own: rsync writes <c>.file.tiff.Ab12Cd</c>, and the AWS command line
    /// <c>file.tiff.1aB2c3D4</c>.
    /// </summary>
    private static bool IsOfTransfer(ReadOnlySpan<char> segment)
    {
        var dot = segment.LastIndexOf('.');
        return dot > 1 && segment[1..dot].Contains('.')
            && ((segment[0] == '.' && IsEndingOfRsync(segment[(dot + 1)..])) || (segment[0] != '.' && IsEndingOfAws(segment[(dot + 1)..])));
    }

    /// <summary>What a run on a cluster leaves: slurm-123.out, slurm-123_4.out, run.sh.o12345 and .e12345, and core.123 of one that died.</summary>
    private static bool IsOfJob(ReadOnlySpan<char> segment)
    {
        if (segment.StartsWith("core."))
        {
            return IsNumber(segment["core.".Length..]);
        }

        if (segment.StartsWith("slurm-") && segment.EndsWith(".out"))
        {
            var job = segment["slurm-".Length..^".out".Length];
            var mark = job.IndexOf('_');
            return mark < 0 ? IsNumber(job) : IsNumber(job[..mark]) && IsNumber(job[(mark + 1)..]);
        }

        var dot = segment.LastIndexOf('.');
        return dot > 0 && segment[dot..] is ['.', 'o' or 'e', _, _, _, _, _, ..] && IsNumber(segment[(dot + 2)..]);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(Digits);

    // Six of 62 letters and digits: that none is a capital or a digit, as in a word, is rare.
    private static bool IsEndingOfRsync(ReadOnlySpan<char> ending)
    {
        var isWord = true;
        foreach (var letter in ending)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }

            isWord &= char.IsAsciiLetterLower(letter);
        }

        return ending.Length == 6 && !isWord;
    }
}
