using Curation.Checking;
using Curation.Tests.Data;

namespace Curation.Tests.Checking;

public sealed class CorpusTests
{
    private static readonly HashSet<string> Implemented = [.. RulePack.Gallery.Rules.Select(rule => rule.Id)];

    private static readonly HashSet<string> Odd = [.. Corpus.OddKeys.Where(odd => odd.Kind == "exact").Select(odd => odd.Key)];

    [Fact]
    public void Dump()
    {
        foreach (var f in Corpus.RealKeys.Concat(Corpus.DerivedKeys).SelectMany(FindingsOf).Where(f => f.Severity > Severity.Info).Where(f => f.Rule != "K005"))
        {
            Console.WriteLine($"{f.Severity} {f.Rule} {f.Key}\n     {f.Plate} | {f.Message} | {f.Repair}");
        }
    }

    private static List<Finding> FindingsOf(string key)
    {
        var findings = new List<Finding>();
        new StructureCheck(RulePack.Gallery, Profile.Staging, findings.Add).Observe(key, 1000);
        return findings;
    }
}
