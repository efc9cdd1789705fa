using System.Globalization;
using Curation.Checking;
using Curation.Plates;

namespace Curation.Contents.Rules;

internal sealed class UnreadableTable()
    : ContentRule("N002", Severity.Error, Severity.Warning, "A table that is joined with the listing can be read: text in UTF-8, whole, with as many fields in each row as in its header.")
{
    public static UnreadableTable Rule { get; } = new();

    public override string Remedy => "Write the table again and upload it; if the storage refused to give it, check again.";

    public override string Docs => "A need of this check: what cannot be read cannot be compared.";

    public void Tell(string key, string? plate, Exception exception, SetFindings found) =>
        found.Add(this, key, plate, exception is StoreException
            ? $"“{NameOf(key)}” was not read: {exception.Message}"
            : $"“{NameOf(key)}” cannot be read: {exception.Message}.");

    public void LookAt(TableOutcome outcome, string key, string? plate, SetFindings found)
    {
        if (outcome.Ragged > 0)
        {
            found.Add(this, key, plate, string.Create(
                CultureInfo.InvariantCulture,
                $"In “{NameOf(key)}”, {outcome.Ragged:N0} of {outcome.Ragged + outcome.Rows:N0} rows do not fit the header and were passed over: {outcome.FirstRagged}."));
        }
    }

    /// <summary>A form of table that is stored at times, and that this check does not open.</summary>
    public void Pass(string key, string? plate, string words, SetFindings found) => found.Add(this, key, plate, words, atMost: Severity.Info);

    private static string NameOf(string key) => key[(key.LastIndexOf('/') + 1)..];
}
