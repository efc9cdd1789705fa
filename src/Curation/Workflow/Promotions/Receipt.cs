using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Promotions;

/// <summary>
/// What was published, provably: written once, when the listings of both sides agreed. Times are UTC; hashes are SHA-256 in small
/// hexadecimal letters. Anybody may read it, so it names people by name only.
/// </summary>
public sealed record Receipt
{
    public required Guid Id { get; init; }

    public required string Prefix { get; init; }

    public required string Staging { get; init; }

    public required string Gallery { get; init; }

    /// <summary>The snapshot that was checked, approved and copied.</summary>
    public required string SnapshotHash { get; init; }

    public required long Objects { get; init; }

    public required long Bytes { get; init; }

    /// <summary>How many of them this promotion copied; the others were there before.</summary>
    public required long ObjectsCopied { get; init; }

    public required long BytesCopied { get; init; }

    public required string Contributor { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateTimeOffset ApprovedAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>What kept a changed source or an existing target from being copied or overwritten.</summary>
    public required CopyGuarantee Guarantee { get; init; }

    /// <summary>
    /// The hash of bucket, key, size and ETag of each object, which anybody can make again of the gallery's listing; empty on receipts from
    /// before times were kept, whose snapshot hash is that one.
    /// </summary>
    public string ContentsHash { get => field ?? ""; init; } = "";

    /// <summary>Whether staging still held exactly the snapshot when both sides were listed, by <see cref="StagingEvidence"/>.</summary>
    public required bool StagingUnchanged { get; init; }

    /// <summary>What that rests on; ETags alone on receipts from before times were kept.</summary>
    public StagingEvidence StagingEvidence { get; init; }

    /// <summary>How many of the objects were checked with a checksum over all their bytes (SHA-256 or CRC-64/NVME).</summary>
    public long ObjectsWithChecksum { get; init; }

    /// <summary>
    /// How many of the objects the gallery holds with the checksum that they were checked with; the others were compared by size and ETag alone.
    /// </summary>
    public long ObjectsCompared { get; init; }

    /// <summary>
    /// How many of the others have another ETag in the gallery, and were compared by a checksum over all bytes that both buckets told at the proof.
    /// </summary>
    public long ObjectsComparedOtherwise { get; init; }

    public long StagingAdded { get; init; }

    /// <summary>Written again since the check, whatever was written.</summary>
    public long StagingChanged { get; init; }

    public long StagingRemoved { get; init; }

    /// <summary>What of the copies is not as it should be, though every byte is; each a sentence.</summary>
    public IReadOnlyList<string> Remarks { get => field ?? []; init; } = [];

    public required string RulesVersion { get; init; }

    public required long Errors { get; init; }

    public required long Warnings { get; init; }

    /// <summary>Why open errors were let pass; empty if there were none.</summary>
    public required string Waiver { get; init; }

    /// <summary>How many of the errors waivers covered; 0 on receipts from before there were any.</summary>
    public long WaivedErrors { get; init; }

    /// <summary>The waivers that counted at the approval.</summary>
    // A reader of a receipt without them sets null, whatever the initial value.
    public IReadOnlyList<WaiverOnReceipt> Waivers { get => field ?? []; init; } = [];

    /// <summary>
    /// Where the audit trail ended when the receipt was written: who has a receipt can tell later whether that end is still there. Null on receipts
    /// from before this was kept.
    /// </summary>
    public TrailEnd? Trail { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ReceiptForm.Default.Receipt);

    public static Receipt FromJson(string json) =>
        JsonSerializer.Deserialize(json, ReceiptForm.Default.Receipt) ?? throw new InvalidDataException("The receipt is empty.");

    /// <summary>The hash of the receipt's JSON, as the audit trail names it.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(IReadOnlyList<WaiverOnReceipt>))]
internal sealed partial class ReceiptForm : JsonSerializerContext;
