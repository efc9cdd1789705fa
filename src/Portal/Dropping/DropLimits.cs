namespace Portal.Dropping;

/// <summary>
/// How much dropped listings may take. A report is at most some 100 MB of files (a million findings, 100,000 repairs, the plates), and some
/// hundred bytes of memory; a check at work holds its repairs (under 50 MB), the plate matrix and <see cref="Curation.Fixing.KnownKeys"/>.
/// </summary>
internal static class DropLimits
{
    public const long Bytes = 200_000_000;
    public const string BytesText = "200 MB";

    /// <summary>Unpacked: fifty million keys of 200 bytes and their sizes.</summary>
    public const long Text = 12_000_000_000;

    public const long Keys = 50_000_000;

    public const int AtOnceEach = 2;
    public const int AtOnce = 6;
    public const int AnHourEach = 60;
    public const int KeptEach = 5;
    public const int Kept = 50;
    public const int Findings = 1_000_000;

    /// <summary>Batches of which the gallery is asked, at some nine requests each.</summary>
    public const int BatchesAsked = 100;

    public static readonly TimeSpan Life = TimeSpan.FromHours(2);
    public const string LifeText = "two hours";
}
