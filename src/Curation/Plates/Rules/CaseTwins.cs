using System.Text;
using Curation.Findings;
using Curation.Texts;

namespace Curation.Plates.Rules;

/// <summary>Decided for folders of batches and plates: deeper ones would have to be kept in memory.</summary>
internal sealed class CaseTwins() : SetRule(
    "K009",
    Severity.Warning,
    "No two batches of a source and no two plates of a batch differ only in letter case, and no two names of a folder only in how their accents are written.")
{
    public override string Remedy =>
        "Give the two different names, or put them together under one; on many computers the second overwrites the first.";

    public override string Docs => "Own rule: downloads to macOS and Windows collide.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var (one, other) in Twins(source.Batches.Select(batch => batch.Name)))
        {
            found.Add(this, source.Folder($"images/{other}"), null, $"The batches “{one}” and “{other}” differ only in letter case.");
        }

        foreach (var batch in source.Whole)
        {
            foreach (var (one, other) in Twins(batch.Census.Named.Keys)
                .Where(pair => !(batch.Census.Named[pair.One].IsForeign && batch.Census.Named[pair.Other].IsForeign)))
            {
                var part = Enum.GetValues<PlatePart>().First(part => part is not (PlatePart.Images or PlatePart.Platemap)
                    && (batch.Census.Named[other][part] > 0 || batch.Census.Named[other].Published.Contains(part)));
                found.Add(this, batch.Folder(part, other), other, $"The plates “{one}” and “{other}” differ only in letter case.");
            }

            foreach (var (one, other) in Twins(batch.Census.Imaged.Keys)
                .Where(pair => !(batch.Census.Imaged[pair.One].IsForeign && batch.Census.Imaged[pair.Other].IsForeign)))
            {
                found.Add(this, batch.Folder(PlatePart.Images, other), other, $"The imaged plates “{one}” and “{other}” differ only in letter case.");
            }
        }
    }

    public void TellTwin(string key, string other, SetFindings found) => found.Add(
        this,
        key,
        null,
        $"“{Name(other)}” and “{Name(key)}” look alike in one folder, but are written with other code points (an accent of its own, or a letter that has one): {Codes(Name(other))} and {Codes(Name(key))}.");

    private static string Name(string key)
    {
        var name = key.TrimEnd('/');
        return name[(name.LastIndexOf('/') + 1)..];
    }

    private static string Codes(string name) =>
        string.Join(' ', name.EnumerateRunes().Where(rune => !rune.IsAscii).Take(4).Select(rune => $"U+{rune.Value:X4}"));

    private static IEnumerable<(string One, string Other)> Twins(IEnumerable<string> names)
    {
        var sorted = names.OrderBy(Accents.Decomposed, StringComparer.OrdinalIgnoreCase).ThenBy(name => name, StringComparer.Ordinal).ToList();
        // Those that differ in accents only are told as they are seen.
        return sorted.Zip(sorted.Skip(1))
            .Where(pair => Accents.Decomposed(pair.First) != Accents.Decomposed(pair.Second)
                && string.Equals(Accents.Decomposed(pair.First), Accents.Decomposed(pair.Second), StringComparison.OrdinalIgnoreCase));
    }
}
