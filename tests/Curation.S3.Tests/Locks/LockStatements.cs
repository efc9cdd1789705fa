using System.Text.Json.Nodes;
using Curation.S3.Calls;
using Curation.S3.Locks;
using Curation.Store;

namespace Curation.S3.Tests.Locks;

public sealed class LockStatements
{
    private static readonly Refusals Refusals = new(describe: null);

    private const string Foreign = """{"Sid":"Theirs","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""";

    [Fact]
    public void One_statement_denies_writing_below_what_was_submitted()
    {
        var statement = Statements(LockStatement.With(null, "b", "aws", ["p/two", "p/one"], Refusals)!).Single()!;

        Assert.Equal(("Deny", "*", LockStatement.Sid), ((string)statement["Effect"]!, (string)statement["Principal"]!, (string)statement["Sid"]!));
        Assert.Equal(["arn:aws:s3:::b/p/one/*", "arn:aws:s3:::b/p/two/*"], statement["Resource"]!.AsArray().Select(one => (string)one!));
        Assert.Contains("s3:PutObject", statement["Action"]!.AsArray().Select(one => (string)one!));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("", "")]
    public void What_others_wrote_stays_as_it_is(string before, string behind)
    {
        var policy = $$"""{"Version":"2012-10-17","Id":"x","Statement":{{before}}{{Foreign}}{{behind}}}""";

        var shut = LockStatement.With(policy, "b", "aws", ["p/one"], Refusals)!;
        var moved = LockStatement.With(shut, "b", "aws", ["p/two"], Refusals)!;
        var open = LockStatement.With(moved, "b", "aws", [], Refusals)!;

        Assert.All(new[] { shut, moved, open }, one => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Foreign), Statements(one)[0])));
        Assert.Equal((2, 2, 1), (Statements(shut).Count, Statements(moved).Count, Statements(open).Count));
        Assert.Equal("x", (string)JsonNode.Parse(open)!["Id"]!);
    }

    [Fact]
    public void The_last_door_takes_the_policy_with_it_and_nothing_new_changes_nothing()
    {
        var shut = LockStatement.With(null, "b", "aws", ["p/one"], Refusals);

        Assert.Same(shut, LockStatement.With(shut, "b", "aws", ["p/one"], Refusals));
        Assert.Null(LockStatement.With(shut, "b", "aws", [], Refusals));
        Assert.Null(LockStatement.With(null, "b", "aws", [], Refusals));
    }

    [Theory]
    [InlineData("\"Action\":[\"s3:PutObject\",", "\"Action\":[")]
    [InlineData("\"Effect\":\"Deny\"", "\"Effect\":\"Deny\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}")]
    [InlineData("\"Principal\":\"*\"", "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"}")]
    public void A_door_that_somebody_left_ajar_is_shut_again(string made, string ajar)
    {
        var shut = LockStatement.With(null, "b", "aws", ["p/one"], Refusals)!;
        Assert.Contains(made, shut, StringComparison.Ordinal);

        Assert.Equal(shut, LockStatement.With(shut.Replace(made, ajar, StringComparison.Ordinal), "b", "aws", ["p/one"], Refusals));
    }

    [Fact]
    public void A_door_that_the_server_spells_in_its_own_way_is_left_as_it_is()
    {
        var shut = LockStatement.With(null, "b", "aws", ["p/one"], Refusals)!;
        var spelled = shut.Replace("\"Principal\":\"*\"", "\"Principal\":{\"AWS\":\"*\"}", StringComparison.Ordinal)
            .Replace("[\"arn:aws:s3:::b/p/one/*\"]", "\"arn:aws:s3:::b/p/one/*\"", StringComparison.Ordinal);

        Assert.NotEqual(shut, spelled);
        Assert.Same(spelled, LockStatement.With(spelled, "b", "aws", ["p/one"], Refusals));
    }

    [Fact]
    public void A_policy_that_would_be_too_long_a_name_that_is_taken_and_what_is_no_policy_are_refused()
    {
        var taken = $$"""{"Statement":[{"Sid":"{{LockStatement.Sid}}","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""";

        var tooLong = Refusal(null, [.. Enumerable.Range(0, 500).Select(i => $"cpg{i:0000}-a-project/a-source")]);
        Assert.Equal(StoreReason.BucketPolicyTooLong, tooLong.Reason);
        Assert.Equal(["500", "20,480"], tooLong.Details.Skip(1));
        Assert.Equal(StoreReason.StatementOfOthers, Refusal(taken, ["p/one"]).Reason);
        Assert.Equal(StoreReason.BucketPolicyUnreadable, Refusal("<html/>", ["p/one"]).Reason);
    }

    private static StoreFailure Refusal(string? policy, IReadOnlyCollection<string> prefixes) =>
        Assert.Throws<StoreException>(() => LockStatement.With(policy, "b", "aws", prefixes, Refusals)).Failure!;

    private static JsonArray Statements(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray();
}
