using System.Globalization;

namespace Curation.Counting;

/// <summary>Declared against staged, with the answer in words.</summary>
public sealed record CountComparison(Declared Declared, Tally Staged)
{
    public bool Agrees => Declared.Objects == Staged.Objects;

    /// <summary>A sentence or two for the person who declared the count.</summary>
    public string Words => Objects + Bytes;

    private string Objects
    {
        get
        {
            var declared = Number(Declared.Objects);
            var difference = Number(Math.Abs(Staged.Objects - Declared.Objects));
            var noun = Declared.Objects == 1 ? "object" : "objects";
            return Staged.Objects.CompareTo(Declared.Objects) switch
            {
                0 => $"You declared {declared} {noun}, and all of them are staged.",
                < 0 => $"You declared {declared} {noun}; {Number(Staged.Objects)} are staged: {difference} {(difference == "1" ? "is" : "are")} missing.",
                _ => $"You declared {declared} {noun}; {Number(Staged.Objects)} are staged: {difference} more than declared.",
            };
        }
    }

    private string Bytes => Declared.Bytes is not { } declared ? ""
        : declared == Staged.Bytes ? " The bytes agree too."
        : $" You declared {Number(declared)} bytes; {Number(Staged.Bytes)} are staged.";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
