using System.Globalization;
using Curation.Store;
using Curation.Texts;

namespace Curation.Requesting;

/// <summary>What differs between two requests or forms, field by field, as old → new.</summary>
public static class DatasetChanges
{
    // Round a difference in a long text, so that the reader sees where it stands.
    private const int Context = 30;

    public static IReadOnlyList<string> Between(DatasetRequest before, DatasetRequest after) => Between(before.ToForm(default), after.ToForm(default));

    public static IReadOnlyList<string> Between(DatasetForm before, DatasetForm after)
    {
        (string Name, string Before, string After)[] fields =
        [
            ("Prefix", Of(before.Place), Of(after.Place)),
            ("Project", before.IsNewProject ? "a new one" : "a registered one", after.IsNewProject ? "a new one" : "a registered one"),
            ("Tag", Of(before.Tag), Of(after.Tag)),
            ("Source", Of(before.Source), Of(after.Source)),
            ("Title", Of(before.Title), Of(after.Title)),
            ("Description", Of(before.Description), Of(after.Description)),
            ("Stains", StainNames.Line(before.Stains), StainNames.Line(after.Stains)),
            ("Other stains", Of(before.OtherStains), Of(after.OtherStains)),
            ("Expected objects", Number(before.Objects), Number(after.Objects)),
            ("Expected size", Of(before.Bytes), Of(after.Bytes)),
            ("Where it is now", DescribeHome(before.Home), DescribeHome(after.Home)),
            ("Bucket", Of(before.Bucket), Of(after.Bucket)),
            ("Region", Of(before.Region), Of(after.Region)),
            ("Who will write", Of(before.WriterArns), Of(after.WriterArns)),
            ("Champion", Of(before.Champion), Of(after.Champion)),
            ("Contact", Of(before.Contact), Of(after.Contact)),
            ("Held until", Of(before.HoldUntil), Of(after.HoldUntil)),
            ("Agreement", Agreement(before.AgreedTo), Agreement(after.AgreedTo)),
            ("Answer", Of(before.Answer), Of(after.Answer)),
        ];
        return [.. fields.Where(field => field.Before != field.After).Select(field => Line(field.Name, field.Before, field.After))];
    }

    public static string DescribeHome(DataHome home) => home switch
    {
        DataHome.Server => "on a server or cluster",
        DataHome.Workstation => "on a workstation",
        DataHome.S3 => "in S3",
        _ => "",
    };

    private static string Line(string name, string before, string after)
    {
        var (start, end) = (0, 0);
        var shared = Math.Min(before.Length, after.Length);
        while (start < shared && before[start] == after[start])
        {
            start++;
        }

        while (end < shared - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return $"{name}: {Part(before, start, end)} → {Part(after, start, end)}";
    }

    private static string Part(string text, int start, int end)
    {
        if (text.Length == 0)
        {
            return "nothing";
        }

        // Never between the two halves of one sign.
        var from = Math.Max(0, start - Context);
        var to = Math.Min(text.Length, text.Length - end + Context);
        from -= from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to += to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        return $"“{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}”";
    }

    private static string Of(string? text) => PlainText.Of(text);

    private static string Number(long? number) => number is { } known ? Counted.Of(known, "object") : "";

    private static string Agreement(string? sha256) => string.IsNullOrEmpty(sha256) ? "" : LicenceAgreement.Find(sha256) is { } known ? $"version {known.Version}" : string.Create(CultureInfo.InvariantCulture, $"{sha256}");
}
