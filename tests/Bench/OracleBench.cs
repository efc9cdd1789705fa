using System.Globalization;
using System.IO.Compression;
using Testing.Keys;

namespace Bench;

/// <summary>Every key of a listing judged by the check and by the expressions it was made from. Holds a part of the listing at a time.</summary>
internal static class OracleBench
{
    private const int Part = 200_000;
    private const int Shown = 20;

    public static int Run(string path)
    {
        var expressions = RuleExpressions.All.Select(e => (e.Rules, Bits: Verdict.BitsOf(e.Rules), e.IsOfAnyKey, Forbidden: e.Compile())).ToArray();
        var debris = Verdict.BitsOf("K006");
        long keys = 0, unplaced = 0, differences = 0;
        foreach (var part in Lines(path).Chunk(Part))
        {
            var judged = Verdict.Of(part).Select(verdict => (verdict.Place is null, Differing: Differing(verdict))).ToList();
            keys += judged.Count;
            unplaced += judged.Count(verdict => verdict.Item1);
            foreach (var difference in judged.Select(verdict => verdict.Differing).OfType<string>())
            {
                if (differences++ < Shown)
                {
                    Console.WriteLine(difference);
                }
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{keys:N0} keys, {unplaced:N0} without a place, {Oracle.Ids.Count()} places and {expressions.Length} expressions: {differences:N0} verdicts differ."));
        return differences == 0 ? 0 : 1;

        string? Differing(Verdict verdict)
        {
            var place = Oracle.PlaceOf(verdict.Key);
            if (place != verdict.Place)
            {
                return $"{verdict.Key}: place {verdict.Place}, by expression {place}";
            }

            var isFile = (verdict.Rules & debris) == 0 && RuleExpression.IsOfFile(verdict.Key);
            foreach (var (rules, bits, isOfAnyKey, forbidden) in expressions)
            {
                if ((isOfAnyKey || isFile) && forbidden.IsMatch(verdict.Key) != ((verdict.Rules & bits) != 0))
                {
                    return $"{verdict.Key}: {rules} {((verdict.Rules & bits) != 0 ? "found" : "passed")}, by expression otherwise";
                }
            }

            return null;
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
