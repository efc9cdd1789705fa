using System.Globalization;
using Curation.Findings;
using Curation.Store;
using Curation.Tables.Reading;
using Curation.Texts;

namespace Curation.Tables;

internal sealed class UnreadableTable()
    : ContentRule(
        "N002",
        Severity.Error,
        Severity.Warning,
        "A table that is joined with the listing can be read: text in UTF-8, whole, with as many fields in each row as in its header; and it is what its name says, packed or not.")
{
    public static UnreadableTable Rule { get; } = new();

    public override string Remedy => "Write the table again and upload it; if the storage refused to give it, check again.";

    public override string Docs => "A need of this check: what cannot be read cannot be compared.";

    public void Tell(string key, string? plate, Exception exception, SetFindings found) =>
        found.Add(this, key, plate, exception is StoreException
            ? $"“{NameOf(key)}” was not read: {exception.Message}"
            : $"“{NameOf(key)}” cannot be read: {exception.Message}.");

    public void Check(TableOutcome outcome, string key, string? plate, SetFindings found)
    {
        // An empty file is told as such.
        if (outcome.HasHeader && NamedForms.Fault(NameOf(key), outcome.IsPacked ? FileForm.Gzip : FileForm.Unknown) is { } fault)
        {
            found.Add(this, key, plate, fault);
        }

        if (outcome.Blank.All > 0)
        {
            found.Add(
                this,
                key,
                plate,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"“{NameOf(key)}” has {Counted.Of(outcome.Blank.All, "row")} that {(outcome.Blank.All == 1 ? "holds" : "hold")} nothing, first in line {outcome.Blank.First:N0}; most programs read such a row as one of missing values."),
                atMost: outcome.Blank.Within > 0 ? Severity.Warning : Severity.Info);
        }

        if (outcome.Ragged > 0)
        {
            found.Add(this, key, plate, string.Create(
                CultureInfo.InvariantCulture,
                $"In “{NameOf(key)}”, {outcome.Ragged:N0} of {outcome.Ragged + outcome.Rows:N0} rows do not fit the header and were passed over: {outcome.FirstRagged}."));
        }
    }

    /// <summary>A file whose beginning is not what its name promises.</summary>
    public void TellForm(string key, string? plate, string fault, SetFindings found) => found.Add(this, key, plate, fault);

    /// <summary>A form of table that is stored at times, and that this check does not open.</summary>
    public void Pass(string key, string? plate, string words, SetFindings found) => found.Add(this, key, plate, words, atMost: Severity.Info);

    private static string NameOf(string key) => key[(key.LastIndexOf('/') + 1)..];
}
