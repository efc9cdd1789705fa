using Curation.Plans;
using Curation.Workflow.Promotions;

namespace Curation.Tests.Workflow.Promotions;

public sealed class ReceiptTests
{
    /// <summary>As the portal wrote receipts before there were waivers, to the letter.</summary>
    private const string Old = """
        {
          "id": "01930000-0000-7000-8000-000000000001",
          "prefix": "cpg0037-oasis/broad",
          "staging": "staging",
          "gallery": "gallery",
          "snapshotHash": "abc",
          "objects": 10,
          "bytes": 1000,
          "objectsCopied": 9,
          "bytesCopied": 900,
          "contributor": "Ada",
          "approvedBy": "Erin",
          "approvedAt": "2026-03-02T10:00:00+00:00",
          "startedAt": "2026-03-02T10:01:00+00:00",
          "verifiedAt": "2026-03-02T10:02:00+00:00",
          "guarantee": "EnforcedByServer",
          "stagingUnchanged": true,
          "rulesVersion": "1",
          "errors": 3,
          "warnings": 0,
          "waiver": "Known since the pilot."
        }
        """;

    [Fact]
    public void A_receipt_from_before_there_were_waivers_is_read_and_has_none()
    {
        var receipt = Receipt.FromJson(Old);

        Assert.Equal((10L, 3L, "Known since the pilot.", 0L), (receipt.Objects, receipt.Errors, receipt.Waiver, receipt.WaivedErrors));
        Assert.Empty(receipt.Waivers);
    }

    [Fact]
    public void A_receipt_from_before_times_were_kept_rests_on_etags()
    {
        var receipt = Receipt.FromJson(Old);

        Assert.Equal((StagingEvidence.ETags, "", 0L), (receipt.StagingEvidence, receipt.ContentsHash, receipt.ObjectsWithChecksum));
        Assert.Empty(receipt.Remarks);
    }

    [Fact]
    public void What_was_waived_comes_back_as_it_was_written()
    {
        var waiver = new WaiverOnReceipt("K003", "cpg0037-oasis/broad/images/", "Blanks.", "Erin", new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new(
            2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var json = (Receipt.FromJson(Old) with { WaivedErrors = 2, Waivers = [waiver] }).ToJson();

        Assert.Equal((2L, waiver), (Receipt.FromJson(json).WaivedErrors, Assert.Single(Receipt.FromJson(json).Waivers)));
        Assert.Equal(json, Receipt.FromJson(json).ToJson());
    }
}
