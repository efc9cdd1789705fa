namespace Portal.Ground;

/// <summary>
/// How much of what people make is kept, and for how long. Receipts, the audit trail, and what a promotion or a newest check stands on have no end.
/// </summary>
public sealed class KeepingOptions
{
    /// <summary>Reports of listings that one person keeps; one more takes the place of the oldest.</summary>
    public int ReportsEach { get; init; } = 20;

    /// <summary>Such reports in all.</summary>
    public int Reports { get; init; } = 2_000;

    public int ReportDays { get; init; } = 365;

    /// <summary>Checks of one deposit, or of one prefix of the gallery, that keep their files, with the newest.</summary>
    public int CheckFilesEach { get; init; } = 10;

    /// <summary>How long a check that a newer one stands in place of keeps its files.</summary>
    public int CheckFilesDays { get; init; } = 90;

    /// <summary>What the files of all checks take; beyond that the oldest go before their time.</summary>
    public int CheckFilesGigabytes { get; init; } = 50;

    /// <summary>Requests of one person that wait for a decision.</summary>
    public int RequestsEach { get; init; } = 20;

    /// <summary>Comments that one person writes within a day.</summary>
    public int CommentsADay { get; init; } = 100;

    public IEnumerable<string> Faults()
    {
        (string Name, int Value, int Most)[] all =
        [
            (nameof(ReportsEach), ReportsEach, 1_000), (nameof(Reports), Reports, 100_000), (nameof(ReportDays), ReportDays, 36_500),
            (nameof(CheckFilesEach), CheckFilesEach, 1_000), (nameof(CheckFilesDays), CheckFilesDays, 36_500),
            (nameof(CheckFilesGigabytes), CheckFilesGigabytes, 1_000_000), (nameof(RequestsEach), RequestsEach, 10_000),
            (nameof(CommentsADay), CommentsADay, 100_000),
        ];
        return all.Where(one => one.Value < 1 || one.Value > one.Most)
            .Select(one => $"Portal:Keeping:{one.Name} is {one.Value}: give a number between 1 and {one.Most}.");
    }
}
