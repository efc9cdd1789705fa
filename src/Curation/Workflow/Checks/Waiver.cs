using Curation.Checks;
using Curation.Findings;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;

namespace Curation.Workflow.Checks;

/// <summary>
/// A maintainer's word that findings of one rule may stand, in a deposit or below one folder of it, for a reason and for a time. Findings stay
/// visible; what a waiver covers no longer stands in the way of an approval. Of the gallery, where nothing is approved, it is a remark.
/// </summary>
public sealed class Waiver : Subject
{
    /// <summary>What lasts longer should be a change of the rules.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(731);

    /// <summary>More than any rule's name has.</summary>
    public const int LongestRule = 20;

    /// <summary>As long as a key, which has 1,024 bytes.</summary>
    public const int LongestFolder = 1_024;

    /// <summary>More than anybody reads, and few enough to be looked at for each page.</summary>
    public const int Most = 200;

    private Waiver()
    {
    }

    /// <summary><see cref="Subject.NoDeposit"/> for a prefix of the gallery.</summary>
    public Guid DepositId { get; private set; }

    public bool IsOfGallery => DepositId == NoDeposit;

    public Prefix Prefix { get; private set; }

    public string Rule { get; private set; } = "";

    /// <summary>What keys begin with, with a slash at its end, below the prefix; empty for everything a check of the prefix finds.</summary>
    public string Folder { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string GivenBy { get; private set; } = "";

    public DateTimeOffset GivenAt { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string EndedBy { get; private set; } = "";

    /// <summary>In a fact that counts on it.</summary>
    internal string Description => $"{Rule} {Where} until {Until.UtcDateTime:yyyy-MM-dd}";

    protected override Guid AboutDeposit => DepositId;

    protected override string AboutPrefix => Prefix.Text;

    private string Where => Folder.Length == 0 ? $"in {Prefix}" : $"below {Folder}";

    /// <param name="folder">As keys are written, from the project on; null or empty for the whole deposit.</param>
    /// <param name="until">The last moment it counts.</param>
    public static Waiver Give(Deposit deposit, string? rule, string? folder, string? reason, DateTimeOffset until, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer waives a rule.");
        Refuse(deposit.IsOwnedBy(by), "A maintainer who is not the contributor waives a rule: ask a colleague.");
        Refuse(deposit.IsOver, "This deposit is over: there is nothing to waive.");
        return Given(deposit.Id, deposit.Prefix, rule, folder, reason, until, by, at);
    }

    public static Waiver GiveInGallery(Prefix prefix, string? rule, string? folder, string? reason, DateTimeOffset until, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer waives a rule.");
        return Given(NoDeposit, prefix, rule, folder, reason, until, by, at);
    }

    /// <param name="deposit">Whose waiver it is; null for one of the gallery.</param>
    public void End(Deposit? deposit, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsMaintainer, "Only a maintainer ends a waiver.");
        Refuse((deposit?.Id ?? NoDeposit) != DepositId, "This waiver is of another deposit.");
        Refuse(deposit?.IsOwnedBy(by) is true, "A maintainer who is not the contributor decides about waivers: ask a colleague.");
        Refuse(IsVoid, $"This waiver counts no more: what {Rule} finds cannot be waived.");
        Refuse(!IsInForce(at), EndedAt is null ? "This waiver has lapsed already." : $"{EndedBy} has ended this waiver already.");
        (EndedAt, EndedBy) = (at, by.Name);
        Tell(WaiverFacts.Ended, $"ended the waiver of {Rule} {Where}", by, at);
    }

    /// <summary>Given for a rule whose findings harm whoever downloads the data, before that was refused: it counts no more.</summary>
    public bool IsVoid => RulePack.Harms(Rule);

    public bool IsInForce(DateTimeOffset at) => EndedAt is null && GivenAt <= at && at < Until && !IsVoid;

    public bool Covers(string rule, string key) => rule == Rule && key.StartsWith(Folder, StringComparison.Ordinal);

    private static Waiver Given(Guid deposit, Prefix prefix, string? rule, string? folder, string? reason, DateTimeOffset until, Actor by, DateTimeOffset at)
    {
        Refuse(rule?.Trim().Length > LongestRule, $"A rule has at most {LongestRule} characters: it is named as in findings, for example K003.");
        var known = RulePack.Gallery.Find((rule ?? "").Trim());
        Refuse(known is null, $"There is no rule “{rule}”: rules are named as in findings, for example K003.");
        Refuse(known!.Scope is RuleScope.Process, $"{known.Id} is about the course of the deposit, which nobody can waive.");
        Refuse(known.HarmsDownloads, $"What {known.Id} finds harms whoever downloads the data, so nobody can waive it: have the names changed.");
        Refuse(until <= at, "A waiver ends in the future.");
        Refuse(until > at + Longest, "A waiver lasts two years at most: what is right for longer should become a rule.");
        var waiver = new Waiver
        {
            DepositId = deposit,
            Prefix = prefix,
            Rule = known.Id,
            Folder = FolderOf(prefix, (folder ?? "").Trim()),
            Reason = Required(reason, "Say why the findings may stand: it is read at the approval and on the receipt."),
            GivenBy = by.Name,
            GivenAt = at,
            Until = until,
        };
        waiver.Tell(WaiverFacts.Given, $"waived {waiver.Rule} {waiver.Where} until {until.UtcDateTime:yyyy-MM-dd}: {waiver.Reason}", by, at);
        return waiver;
    }

    // Keys are literal: what begins with the prefix and its slash lies below it, and nothing that merely looks like it does.
    private static string FolderOf(Prefix prefix, string folder)
    {
        if (folder.Length == 0 || folder == prefix.Text || folder == prefix.Folder)
        {
            return "";
        }

        Refuse(folder.Length > LongestFolder, "A key has at most 1,024 characters, and so has a folder.");
        var whole = folder.EndsWith('/') ? folder : folder + "/";
        Refuse(!prefix.Owns(whole), $"“{folder}” does not lie below {prefix.Folder}: write the folder as keys begin, from the project on.");
        Refuse(
            whole[..^1].Split('/').Any(segment => segment is "" or "." or ".."),
            $"“{folder}” holds an empty folder or dots for one; keys are literal, so write it as the keys are.");
        Refuse(whole.Any(char.IsControl), "A folder holds no control characters.");
        return whole;
    }
}
