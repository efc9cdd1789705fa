using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class BatchDate() : KeyRule("I002", Severity.Info, "The name of a batch normally begins with the day on which its imaging began.")
{
    private const int Batch = 3;
    private const int Day = 10;

    public override string Remedy =>
        "Not required: begin the names of new batches with a day such as 2021_04_26_, and leave those in use as they are.";

    public override string Docs => "Gallery documentation, data structure: images (“not strictly required”).";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsFolder(Batch) && key.Is(2, "images") && !key[Batch].IsEmpty && !BeginsWithDay(key[Batch]) && found.IsFirstIn(this, key, Batch))
        {
            found.AddFolder(this, key, Batch, $"The batch “{key[Batch]}” does not begin with a day, such as 2021_04_26_.");
        }
    }

    // Parsed by hand: this is asked for every batch of every key, and most names are no dates.
    private static bool BeginsWithDay(ReadOnlySpan<char> batch) =>
        batch.Length > Day + 1 && batch[4] == '_' && batch[7] == '_' && batch[Day] == '_'
        && IsDay(Number(batch[..4]), Number(batch[5..7]), Number(batch[8..Day]));

    private static bool IsDay(int year, int month, int day) =>
        year > 0 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));

    /// <summary>Negative if a character is no digit.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
