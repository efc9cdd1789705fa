using System.Globalization;
using Curation.Checks;
using Curation.Findings;

namespace Bench;

/// <summary>How fast one thread judges keys, beside expressions that judge the same, and beside only reading the keys.</summary>
internal static class KeyBench
{
    private const int WarmUps = 10;

    public static void Run(string path, int rounds)
    {
        var corpus = KeyCorpus.Read(path);
        var expressions = new Expressions();
        var sample = corpus.Texts.Where((_, i) => i % 100 == 0).ToArray();
        Measure texts = new("key rules, texts", () => Texts(corpus.Texts));
        Measure bytes = new("key rules, UTF-8", () => Bytes(corpus.Lines));
        Measure whole = new("whole deposit, texts", () => Whole(corpus.Texts));
        Measure limit = new("limit: keys read, no rule", () => Limit(corpus.Lines));
        Measure peer = new($"peer: {expressions.Count} expressions", () => expressions.Find(sample));
        Measure[] all = [texts, bytes, whole, limit, peer];
        for (var i = 0; i < WarmUps; i++)
        {
            Array.ForEach(all, measure => measure.WarmUp());
        }

        for (var i = 0; i < rounds; i++)
        {
            Array.ForEach(all, measure => measure.Run());
        }

        Say(
            $"{corpus.Texts.Length:N0} keys, {corpus.Lines.Length / 1e6:N0} MB, {rounds} rounds after {WarmUps} to warm up, medians; peer on every 100th key");
        Say($"{"",-28}{"keys/s",14}{"keys/s of CPU",16}{"ns CPU/key",12}{"bytes/key",11}");
        foreach (var measure in all)
        {
            var keys = Keys(measure);
            Say(
                $"{measure.Name,-28}{keys / measure.Wall,14:N0}{keys / measure.Cpu,16:N0}{measure.Cpu / keys * 1e9,12:N1}{measure.Bytes / keys,11:N3}");
        }

        Say(
            $"Per CPU second: texts are {Speed(texts) / Speed(peer):N1} times the peer and {Speed(texts) / Speed(limit):P0} of the limit, UTF-8 {Speed(bytes) / Speed(peer):N1} times and {Speed(bytes) / Speed(limit):P0}.");
        Say(
            $"The peer has expressions for {expressions.Rules} of {RulePack.Gallery.Rules.Count(rule => rule.Scope is RuleScope.Key or RuleScope.KeyAndSize)} rules of one key.");
        foreach (var measure in all)
        {
            Say($"{measure.Name}: {measure.Digest}");
        }

        if (texts.Digest != bytes.Digest)
        {
            throw new InvalidOperationException("Texts and UTF-8 of the same keys were judged differently.");
        }

        double Keys(Measure measure) => measure == peer ? sample.Length : corpus.Texts.Length;

        double Speed(Measure measure) => Keys(measure) / measure.Cpu;
    }

    private static string Texts(string[] keys)
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        foreach (var key in keys)
        {
            check.Observe(key, 1_000_000);
        }

        return Digest(check.Summary);
    }

    private static string Bytes(byte[] lines)
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        var rest = lines.AsSpan();
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            check.Observe(rest[..end], 1_000_000);
            rest = rest[(end + 1)..];
        }

        return Digest(check.Summary);
    }

    // With the plates joined and the rules about the whole.
    private static string Whole(string[] keys)
    {
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging);
        foreach (var key in keys)
        {
            check.Observe(key, 1_000_000);
        }

        return Digest(check.Complete().Summary);
    }

    private static string Limit(byte[] lines)
    {
        long sum = 0;
        var rest = lines.AsSpan();
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            sum += end;
            rest = rest[(end + 1)..];
        }

        return sum.ToString(CultureInfo.InvariantCulture);
    }

    private static string Digest(CheckSummary summary) =>
        string.Join(' ', summary.Rules.Select(rule => $"{rule.Rule} {rule.Counts.Total}")) + $" objects {summary.Objects.Objects}";

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
