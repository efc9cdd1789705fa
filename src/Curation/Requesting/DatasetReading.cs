using System.Globalization;

namespace Curation.Requesting;

/// <summary>Reads a form into a request, and says of each field what keeps it from being one.</summary>
public static class DatasetReading
{
    public const int LongestTitle = 200;
    public const int LongestDescription = 4_000;
    public const int LongestOtherStains = 500;
    public const long MostObjects = 1_000_000_000;
    public const int LongestHoldDays = 3 * 366;

    /// <param name="form">As typed.</param>
    /// <param name="at">Now: what a hold is compared with, and when it is agreed.</param>
    /// <param name="agreement">What has to be agreed to now.</param>
    /// <param name="held">The hold that was asked for before, which may have passed meanwhile; null if there is none.</param>
    /// <param name="champions">The addresses of those who can be named as champion; null if that is not to be judged.</param>
    /// <returns>The request, null if anything is wrong; and what is, in the order of the fields.</returns>
    public static (DatasetRequest? Request, IReadOnlyList<FieldFault> Faults) Read(
        DatasetForm form, DateTimeOffset at, LicenceAgreement agreement, DateOnly? held = null, IReadOnlyCollection<string>? champions = null)
    {
        List<FieldFault> faults = [];
        Text(DatasetField.Title, "The title", form.Title, LongestTitle, false, "Give the dataset a title: a line that tells it from others.");
        Text(
            DatasetField.Description,
            "The description",
            form.Description,
            LongestDescription,
            true,
            "Describe the dataset: which cells, which perturbations, how many plates.");
        Text(DatasetField.OtherStains, "This text", form.OtherStains, LongestOtherStains, true, StainNames.Count(form.Stains) >= StainNames.Fewest
            ? null
            : $"Choose at least {StainNames.Fewest} of the 6 stains, or say here why there are fewer.");
        Judge(DatasetField.Objects, form.Objects is null, form.Objects switch
        {
            null => "Say how many objects you expect, so that the count can be checked.",
            < 1 or > MostObjects => "A deposit has 1 to 1,000,000,000 objects: split what has more, by batch.",
            _ => null,
        });
        Judge(
            DatasetField.Bytes,
            Blank(form.Bytes),
            ByteSize.TryParse(form.Bytes, out var bytes, out var reason) ? null
            : Blank(form.Bytes) ? "Say how large the data is, about: 1.8 TB."
            : reason);
        Judge(DatasetField.Home, true, form.Home is DataHome.Server or DataHome.Workstation or DataHome.S3 ? null : "Say where the data is now.");
        var inS3 = form.Home is DataHome.S3;
        if (inS3)
        {
            Judge(DatasetField.Bucket, Blank(form.Bucket), SourceBucket.NameFault(form.Bucket));
            Judge(DatasetField.Region, Blank(form.Region), SourceBucket.RegionFault(form.Region));
            Judge(DatasetField.WriterArns, Blank(form.WriterArns), WriterArns.Fault(form.WriterArns));
        }

        Judge(DatasetField.Champion, false, MailAddress.Fault(form.Champion) ?? ChampionFault(MailAddress.Of(form.Champion), champions));
        Judge(
            DatasetField.Contact,
            Blank(form.Contact),
            MailAddress.Fault(form.Contact) ?? (Blank(form.Contact) ? "Say whom to write to about the data." : null));
        Judge(DatasetField.HoldUntil, false, HoldFault(form.HoldUntil, DateOnly.FromDateTime(at.UtcDateTime), held, out var until));
        Judge(DatasetField.Agreement, true, form.AgreedTo switch
        {
            null or "" => "Read the agreement and agree to it: without it nothing can be published.",
            _ when form.AgreedTo == agreement.Sha256 => null,
            _ => $"The agreement was changed since you agreed to it: version {agreement.Version} is to be read and agreed to.",
        });
        return (faults.Count > 0 ? null : Whole(), faults);

        void Text(DatasetField field, string what, string? typed, int longest, bool manyLines, string? missing) =>
            Judge(field, Blank(typed), PlainText.Fault(typed, what, longest, manyLines) ?? (Blank(typed) ? missing : null));

        void Judge(DatasetField field, bool isMissing, string? fault)
        {
            if (fault is not null)
            {
                faults.Add(new FieldFault(field, fault, isMissing));
            }
        }

        DatasetRequest Whole() => new()
        {
            Title = PlainText.Of(form.Title),
            Description = PlainText.Of(form.Description),
            Stains = form.Stains,
            OtherStains = PlainText.Of(form.OtherStains),
            Objects = form.Objects!.Value,
            Bytes = bytes,
            Home = form.Home,
            Bucket = inS3 ? form.Bucket!.Trim() : "",
            Region = inS3 ? form.Region!.Trim() : "",
            WriterArns = inS3 ? string.Join('\n', WriterArns.Read(form.WriterArns)) : "",
            Champion = MailAddress.Of(form.Champion),
            Contact = MailAddress.Of(form.Contact),
            HoldUntil = until,
            Consent = new Consent(agreement.Version, agreement.Sha256, at),
        };
    }

    private static string? ChampionFault(string address, IReadOnlyCollection<string>? champions) =>
        champions is null || address.Length == 0 || champions.Contains(address, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"No champion of the gallery has the address “{address}”: choose one from the list, or leave it empty.";

    private static string? HoldFault(string? typed, DateOnly today, DateOnly? held, out DateOnly? until)
    {
        until = null;
        if (Blank(typed))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(typed!.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return "Write a date as year, month and day: 2027-01-31.";
        }

        until = date;
        return date == held ? null
            : date <= today ? "The data is held until a day to come; leave this empty if it may be published at once."
            : date > today.AddDays(LongestHoldDays) ? "Data is held for 3 years at most: ask again when it is nearer."
            : null;
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}

/// <summary>What is wrong with one field, as a sentence for who fills it in.</summary>
/// <param name="Field">Which one.</param>
/// <param name="Message">What is wrong and what to write.</param>
/// <param name="IsMissing">Whether nothing was written yet: not wrong while somebody still writes, but in the way of sending.</param>
public sealed record FieldFault(DatasetField Field, string Message, bool IsMissing);
