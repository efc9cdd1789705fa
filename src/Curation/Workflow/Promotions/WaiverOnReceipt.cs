using System.Text.Json;
using Curation.Workflow.Checks;

namespace Curation.Workflow.Promotions;

/// <summary>A waiver as anybody may read it.</summary>
/// <param name="Folder">What the keys it covers begin with; empty for the whole prefix.</param>
public sealed record WaiverOnReceipt(string Rule, string Folder, string Reason, string By, DateTimeOffset GivenAt, DateTimeOffset Until)
{
    public static string ToJson(IReadOnlyList<WaiverOnReceipt> waivers) =>
        JsonSerializer.Serialize(waivers, ReceiptForm.Default.IReadOnlyListWaiverOnReceipt);

    public static IReadOnlyList<WaiverOnReceipt> FromJson(string json) =>
        json.Length == 0 ? [] : JsonSerializer.Deserialize(json, ReceiptForm.Default.IReadOnlyListWaiverOnReceipt) ?? [];

    internal static WaiverOnReceipt Of(Waiver waiver) => new(waiver.Rule, waiver.Folder, waiver.Reason, waiver.GivenBy, waiver.GivenAt, waiver.Until);
}
