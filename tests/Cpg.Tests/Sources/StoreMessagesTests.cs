using Cpg.Sources;
using Curation.S3.Calls;
using Curation.Store;

namespace Cpg.Tests.Sources;

public sealed class StoreMessagesTests
{
    public static TheoryData<StoreReason, bool> Reasons
    {
        get
        {
            var all = new TheoryData<StoreReason, bool>();
            foreach (var reason in Enum.GetValues<StoreReason>())
            {
                all.Add(reason, true);
                all.Add(reason, false);
            }

            return all;
        }
    }

    public static TheoryData<StoreOperation> Operations => [.. Enum.GetValues<StoreOperation>()];

    [Theory, MemberData(nameof(Reasons))]
    public void Every_reason_has_a_sentence_that_names_no_setting_of_the_portal(StoreReason reason, bool isAnonymous)
    {
        var sentence = Sentence(reason, StoreOperation.List, isAnonymous);

        Assert.Matches(@"[.?]$", sentence);
        Assert.DoesNotMatch("S3:[A-Z]", sentence);
    }

    [Theory, MemberData(nameof(Operations))]
    public void Every_operation_has_words(StoreOperation operation) =>
        Assert.Matches(
            "^Could not .+: there is no bucket “a-bucket” on this server\\. Create it, or correct SOURCE\\.$",
            Sentence(StoreReason.NoSuchBucket, operation, false));

    [Fact]
    public void Every_fault_of_an_endpoint_has_a_sentence() => Assert.All(
        Enum.GetValues<EndpointFault>(),
        fault => Assert.StartsWith("--", StoreMessages.Describe(fault, new StoreEndpoint()), StringComparison.Ordinal));

    private static string Sentence(StoreReason reason, StoreOperation operation, bool isAnonymous) => new StoreMessages(isAnonymous).Describe(
        new StoreFailure(reason, new StoreCall(operation, "a-bucket", "a/key"))
        {
            Server = new ServerAnswer(400, "Code", "Words.", "4711"),
            Details = ["1.", "2", "3"],
        });
}
