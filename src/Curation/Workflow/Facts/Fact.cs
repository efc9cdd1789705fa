using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Curation.Store;
using Curation.Workflow.Actors;

namespace Curation.Workflow.Facts;

/// <summary>
/// Something that happened, once and for all: the audit trail is the facts in their order. Each carries the hash of the one before,
/// so that a fact changed or taken away later shows.
/// </summary>
public sealed class Fact
{
    private Fact()
    {
    }

    /// <summary>1, 2, 3 … over all subjects, without gaps.</summary>
    public long Number { get; private set; }

    public Guid SubjectId { get; private init; }

    /// <summary>The deposit this fact belongs to; the subject itself for a deposit, <see cref="Subject.NoDeposit"/> where there is none.</summary>
    public Guid DepositId { get; private init; }

    public bool IsOfDeposit => DepositId != Subject.NoDeposit;

    public string Prefix { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public string ActorId { get; private init; } = "";

    public string ActorName { get; private init; } = "";

    /// <summary>What happened, as a stable word: <c>deposit.approved</c>.</summary>
    public string What { get; private init; } = "";

    /// <summary>The same as a sentence, with what was said.</summary>
    public string Words { get; private init; } = "";

    public string PreviousHash { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>Gives the fact its place behind the last one. Times count in whole milliseconds, so that what is stored hashes as what was said.</summary>
    public void ChainTo(long lastNumber, string lastHash)
    {
        Number = lastNumber + 1;
        PreviousHash = lastHash;
        Hash = Computed();
    }

    /// <summary>Whether the fact still says what it said when it was chained.</summary>
    public bool IsIntact() => Hash == Computed();

    internal static Fact Of(Subject subject, Guid depositId, string prefix, string what, string words, Actor by, DateTimeOffset at) => new()
    {
        SubjectId = subject.Id,
        DepositId = depositId,
        Prefix = prefix,
        At = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
        ActorId = by.Id,
        ActorName = by.Name,
        What = what,
        Words = words,
    };

    private string Computed()
    {
        string[] parts =
        [
            Number.ToString(CultureInfo.InvariantCulture), SubjectId.ToString("N"), DepositId.ToString("N"), Prefix,
            At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ActorId, ActorName, What, Words, PreviousHash,
        ];

        // Lengths stand before the parts, so that no two facts are written alike.
        var text = string.Concat(parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
