using System.Globalization;
using Curation.Store;

namespace Curation.Counting;

/// <summary>Declared against staged, with the answer in words. Folder markers count on neither side.</summary>
public sealed record CountComparison(Declared Declared, Tally Staged, long Markers = 0)
{
    public bool Agrees => Declared.Objects == Staged.Objects;

    /// <summary>A sentence or two for the person who declared the count.</summary>
    public string Message => Objects + Beside + Bytes;

    private string Objects
    {
        get
        {
            var declared = $"You declared {Number(Declared.Objects)} {(Declared.Objects == 1 ? "object" : "objects")}";
            var missing = Declared.Objects - Staged.Objects;
            return (missing, Staged.Objects) switch
            {
                (0, 1) => $"{declared}, and it is staged.",
                (0, _) => $"{declared}, and all of them are staged.",
                ( > 0, 0) => $"{declared}; none is staged.",
                ( > 0, _) => $"{declared}; {Are(Staged.Objects)} staged: {Are(missing)} missing.",
                _ => $"{declared}; {Are(Staged.Objects)} staged: {Number(-missing)} more than declared.",
            };
        }
    }

    // Where all objects are counted they are among them: who sees both numbers is told what lies between.
    private string Beside => Markers == 0 ? "" : $" {Number(Markers)} folder {(Markers == 1 ? "marker is" : "markers are")} staged besides and {(Markers == 1 ? "does" : "do")} not count.";

    private string Bytes => Declared.Bytes is not { } declared ? ""
        : declared == Staged.Bytes ? " The bytes agree too."
        : $" You declared {Number(declared)} bytes; {Are(Staged.Bytes)} staged.";

    private static string Are(long count) => $"{Number(count)} {(count == 1 ? "is" : "are")}";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>What a contributor says was sent: objects, without folder markers, and bytes if they were counted.</summary>
public sealed record Declared(long Objects, long? Bytes = null)
{
    /// <summary>Compares with what is staged. The count decides; bytes are told, because tools count them differently.</summary>
    /// <param name="staged">What is staged, without folder markers.</param>
    /// <param name="markers">The folder markers beside it.</param>
    public CountComparison Against(Tally staged, long markers = 0) => new(this, staged, markers);
}
