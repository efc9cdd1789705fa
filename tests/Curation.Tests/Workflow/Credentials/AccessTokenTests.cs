using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Credentials;

public sealed class AccessTokenTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_token_is_told_apart_from_one_that_was_cut_or_mistyped()
    {
        var text = TokenText.New().Text;

        Assert.Matches("^cpgt_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$", text);
        Assert.True(TokenText.TryParse(text, out var read));
        Assert.Equal(text, read.Text);
        for (var i = 0; i < text.Length; i++)
        {
            var other = text.ToCharArray();
            other[i] = other[i] == 'x' ? 'y' : 'x';
            Assert.False(TokenText.TryParse(new string(other), out _));
            Assert.False(TokenText.TryParse(text[..i], out _));
        }

        Assert.False(TokenText.TryParse(null, out _));
        Assert.False(TokenText.TryParse(text + "\n", out _));
    }

    [Fact]
    public void Nothing_that_is_kept_or_printed_holds_the_token()
    {
        var text = TokenText.New();
        var token = Make(Opened(), text: text);

        var secret = text.Text[18..];
        Assert.DoesNotContain(secret, $"{text} {token.Hash} {token.PublicId} {token} {token.Untold[0].Words}", StringComparison.Ordinal);
        Assert.True(token.Is(text));
        Assert.False(token.Is(TokenText.New()));
    }

    [Fact]
    public void Each_step_tells_one_fact_of_its_deposit()
    {
        var deposit = Opened();
        var token = Make(deposit);
        token.UseForCredentials(deposit, Ada, Hour, "IPv4", Now);
        token.Revoke(deposit, "The laptop is lost.", Erin, Now);

        Assert.Equal(["token.made", "token.used-for-credentials", "token.revoked"], token.Untold.Select(fact => fact.What));
        Assert.All(token.Untold, fact => Assert.Equal((deposit.Id, token.Id), (fact.DepositId, fact.SubjectId)));
        Assert.Equal((1, "IPv4"), (token.Uses, token.LastUsedFrom));
    }

    [Fact]
    public void Only_the_contributor_makes_one_and_only_while_it_can_be_used()
    {
        Assert.Contains("contributor", RefusalOf(() => Make(Opened(), by: Erin)), StringComparison.Ordinal);
        Assert.Contains("contributor", RefusalOf(() => Make(Opened(), by: Noor)), StringComparison.Ordinal);
        Assert.Contains("not approved", RefusalOf(() => Make(Requested())), StringComparison.Ordinal);
        Assert.Contains("was submitted", RefusalOf(() => Make(Submitted())), StringComparison.Ordinal);
        Assert.Equal(Permission.Read, Make(Submitted(), permission: Permission.Read).Permission);
    }

    [Theory]
    [InlineData("", 30, "a name")]
    [InlineData("two\nlines", 30, "one line")]
    [InlineData("cluster", 91, "90 days")]
    [InlineData("cluster", 0, "90 days")]
    [InlineData("cluster", -1, "90 days")]
    public void What_makes_no_sense_is_refused(string name, int days, string why) =>
        Assert.Contains(why, RefusalOf(() => Make(Opened(), name, TimeSpan.FromDays(days))), StringComparison.Ordinal);

    [Fact]
    public void A_deposit_has_few_that_live_and_each_name_once()
    {
        var deposit = Opened();
        var live = Enumerable.Range(0, AccessToken.MostLive).Select(i => Make(deposit, $"node {i}")).ToList();

        Assert.Contains("5 tokens", RefusalOf(() => Make(deposit, "one more", live: live)), StringComparison.Ordinal);
        Assert.Contains("lives already", RefusalOf(() => Make(deposit, "NODE 1", live: [live[1]])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_revoked_token_says_who_revoked_it_and_why()
    {
        var deposit = Opened();
        var token = Make(deposit);
        Assert.Contains("Only the contributor and maintainers", RefusalOf(() => token.Revoke(deposit, "no", Noor, Now)), StringComparison.Ordinal);
        Assert.Contains("Only the contributor and maintainers", RefusalOf(() => token.Revoke(deposit, "no", Chidi, Now)), StringComparison.Ordinal);
        Assert.Contains("Say why", RefusalOf(() => token.Revoke(deposit, " ", Ada, Now)), StringComparison.Ordinal);

        token.Revoke(deposit, "The laptop is lost.", Ada, Now);

        Assert.False(token.IsLiveAt(Now));
        Assert.Contains(
            "Ada revoked it on 2026-03-02 10:00 UTC: The laptop is lost.", RefusalOf(() => Use(token, deposit)), StringComparison.Ordinal);
        Assert.Contains("before", RefusalOf(() => token.Revoke(deposit, "again", Ada, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_at_the_very_time()
    {
        var deposit = Opened();
        var token = Make(deposit);

        Use(token, deposit, at: Now + Month - TimeSpan.FromTicks(1));

        Assert.Contains("ended on 2026-04-01", RefusalOf(() => Use(token, deposit, at: Now + Month)), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_use_asks_the_deposit_and_its_owner_again()
    {
        var deposit = Opened();
        var (writes, reads) = (Make(deposit), Make(deposit, permission: Permission.Read));
        Assert.Contains("may not use the portal", RefusalOf(() => writes.UseForCredentials(deposit, null, Hour, "", Now)), StringComparison.Ordinal);
        Assert.Contains("may not use the portal", RefusalOf(() => writes.UseForCredentials(deposit, Noor, Hour, "", Now)), StringComparison.Ordinal);
        Assert.Contains("somebody else", RefusalOf(() => Use(writes, Opened())), StringComparison.Ordinal);

        deposit.Submit(Ada, Now);
        Assert.Contains("was submitted", RefusalOf(() => Use(writes, deposit)), StringComparison.Ordinal);
        Use(reads, deposit);

        deposit.AskChanges("Rename the plate.", Erin, Now);
        Use(writes, deposit);

        deposit.Withdraw(Ada, Now);
        Assert.Contains("is over", RefusalOf(() => Use(writes, deposit)), StringComparison.Ordinal);
        Assert.Contains("is over", RefusalOf(() => Use(reads, deposit)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_hour_has_a_bound_and_the_next_one_begins_anew()
    {
        var deposit = Opened();
        var token = Make(deposit);
        for (var i = 0; i < AccessToken.MostAnHour; i++)
        {
            Use(token, deposit, Now.AddMinutes(10));
        }

        var refused = Assert.Throws<TooManyException>(() => Use(token, deposit, Now.AddMinutes(20)));
        Assert.Equal(TimeSpan.FromMinutes(40), refused.Wait);

        Use(token, deposit, Now.AddMinutes(60));
        Assert.Equal(AccessToken.MostAnHour + 1, token.Uses);
        Assert.Equal(AccessToken.MostAnHour + 1, token.Untold.Count(fact => fact.What == "token.used-for-credentials"));
    }

    private static Deposit Opened()
    {
        var deposit = Requested();
        deposit.Open(Erin, Now);
        return deposit;
    }

    private static AccessToken Make(
        Deposit deposit, string name = "cluster", TimeSpan? life = null, Permission permission = Permission.ReadWrite,
        IReadOnlyCollection<AccessToken>? live = null, Actor? by = null, TokenText? text = null) =>
        AccessToken.Make(text ?? TokenText.New(), deposit, name, permission, life ?? Month, live ?? [], by ?? Ada, Now);

    private static void Use(AccessToken token, Deposit deposit, DateTimeOffset? at = null) =>
        token.UseForCredentials(deposit, Ada, Hour, "IPv4", at ?? Now);
}
