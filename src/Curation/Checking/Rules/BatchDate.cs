using System.Globalization;

namespace Curation.Checking.Rules;

internal sealed class BatchDate() : KeyRule("I002", Severity.Info, "The name of a batch normally begins with the day on which its imaging began.")
{
    private const int Batch = 3;
    private const int Day = 10;

    public override string Remedy => "Not required: begin the names of new batches with a day such as 2021_04_26_, and leave those in use as they are.";

    public override string Docs => "Gallery documentation, data structure: images (“not strictly required”).";

    public override void Look(in KeyParts key, FindingSink found)
    {
        if (key.IsFolder(Batch) && key.Is(2, "images") && !key[Batch].IsEmpty && !BeginsWithDay(key[Batch]) && found.IsFirstIn(this, key, Batch))
        {
            found.AddFolder(this, key, Batch, $"The batch “{key[Batch]}” does not begin with a day, such as 2021_04_26_.");
        }
    }

    private static bool BeginsWithDay(ReadOnlySpan<char> batch) =>
        batch.Length > Day + 1 && batch[Day] == '_'
        && DateOnly.TryParseExact(batch[..Day], "yyyy_MM_dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
