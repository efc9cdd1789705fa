using System.Collections.Concurrent;
using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>What there is to say about copies: for the whole account, and for whoever gathers it around copies of its own.</summary>
internal sealed class Remarks(Func<StoreRemark, string>? describe)
{
    private const int Most = 50;

    private readonly ConcurrentDictionary<string, byte> said = new();

    // Copies of two promotions run side by side; what is said in one flow is that flow's.
    private readonly AsyncLocal<CopyRemarks?> gathering = new();

    public IReadOnlyCollection<string> All => [.. said.Keys.Order(StringComparer.Ordinal)];

    public void Say(StoreRemark remark)
    {
        var sentence = describe?.Invoke(remark) ?? remark.ToString();
        if (said.Count < Most)
        {
            said.TryAdd(sentence, 0);
        }

        gathering.Value?.Say(sentence);
    }

    public CopyRemarks Gather() => new ScopedRemarks(this);

    private sealed class ScopedRemarks : CopyRemarks
    {
        private readonly Remarks remarks;
        private readonly CopyRemarks? outer;

        public ScopedRemarks(Remarks remarks)
        {
            (this.remarks, outer) = (remarks, remarks.gathering.Value);
            remarks.gathering.Value = this;
        }

        protected override void Dispose(bool disposing)
        {
            remarks.gathering.Value = outer;
            base.Dispose(disposing);
        }
    }
}
