using System.Globalization;
using System.Net;
using System.Text;
using Curation.S3.Calls;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Reading;

/// <summary>A server made of four pages, so that what is asked for, and when, can be seen.</summary>
public sealed class Prefetching : IDisposable
{
    private readonly Pages pages = new();

    [Fact]
    public async Task Asks_for_the_next_page_while_one_is_read_and_for_no_more()
    {
        using var account = Account();
        await using var listing = account.Staging.ListAsync("", null, CancellationToken.None).GetAsyncEnumerator();

        await listing.MoveNextAsync();
        Assert.Equal(2, pages.Asked);

        await listing.MoveNextAsync();
        Assert.Equal(2, pages.Asked);

        await listing.MoveNextAsync();
        Assert.Equal(3, pages.Asked);
    }

    [Fact]
    public async Task Ends_the_page_under_way_when_its_reader_leaves()
    {
        using var account = Account();
        pages.HangsFrom = 2;

        await foreach (var _ in account.Staging.ListAsync("", null, CancellationToken.None))
        {
            break;
        }

        Assert.Equal(1, pages.Cancelled);
    }

    [Fact]
    public async Task Refuses_a_server_that_lists_out_of_order()
    {
        using var account = Account();
        pages.Key = (page, at) => $"k{9 - page}{at}";

        var refusal = await Assert.ThrowsAsync<StoreException>(
            async () => await account.Staging.ListAsync("", null, CancellationToken.None).CountAsync());

        Assert.Equal(StoreReason.OutOfOrder, refusal.Failure?.Reason);
    }

    [Fact]
    public async Task Does_not_trust_an_answer_that_is_no_listing()
    {
        using var account = Account();
        pages.Body = "<html>A proxy says hello</html";

        var refusal = await Assert.ThrowsAsync<StoreException>(
            async () => await account.Staging.ListAsync("", null, CancellationToken.None).CountAsync());

        Assert.Equal(StoreReason.OddAnswer, refusal.Failure?.Reason);
    }

    public void Dispose() => pages.Dispose();

    private StoreAccount Account() =>
        new(Accounts.At("http://pages.invalid", new AccessKeyPair("a", "b")), null, null, pages);

    private sealed class Pages : HttpMessageHandler
    {
        public int Asked { get; private set; }

        public int Cancelled { get; private set; }

        public int HangsFrom { get; set; } = int.MaxValue;

        public Func<int, int, string> Key { get; set; } = (page, at) => $"k{page}{at}";

        public string? Body { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var page = ++Asked;
            if (page >= HangsFrom)
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    Cancelled++;
                }
            }

            var objects = string.Concat(Enumerable.Range(0, 2).Select(at =>
                $"<Contents><Key>{Key(page, at)}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>\"e\"</ETag><Size>1</Size></Contents>"));
            var xml = string.Create(
                CultureInfo.InvariantCulture,
                $"<ListBucketResult><IsTruncated>{(page < 4 ? "true" : "false")}</IsTruncated>{objects}<NextContinuationToken>t{page}</NextContinuationToken></ListBucketResult>");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Body ?? xml, Encoding.UTF8, "application/xml"), RequestMessage = request };
        }
    }
}
