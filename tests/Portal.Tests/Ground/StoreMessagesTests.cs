using Curation.Store;
using Portal.Ground;

namespace Portal.Tests.Ground;

public sealed class StoreMessagesTests
{
    public static TheoryData<StoreReason> Reasons => [.. Enum.GetValues<StoreReason>()];

    public static TheoryData<StoreOperation> Operations => [.. Enum.GetValues<StoreOperation>()];

    [Theory, MemberData(nameof(Reasons))]
    public void Every_reason_has_a_sentence(StoreReason reason) => Assert.Matches(@"[.?]$", Sentence(reason, StoreOperation.List));

    [Fact]
    public void No_two_reasons_have_the_same_sentence() =>
        Assert.Distinct(Enum.GetValues<StoreReason>().Select(reason => Sentence(reason, StoreOperation.List)));

    [Theory, MemberData(nameof(Operations))]
    public void Every_operation_has_words(StoreOperation operation) =>
        Assert.Matches("^Could not .+: there is no bucket “a-bucket” on this server\\.", Sentence(StoreReason.NoSuchBucket, operation));

    private static string Sentence(StoreReason reason, StoreOperation operation) => StoreMessages.Describe(
        new StoreFailure(reason, new StoreCall(operation, "a-bucket", "a/key")) { Server = new ServerAnswer(400, "Code", "Words.", "4711"), Details = ["1.", "2", "3"] });
}
