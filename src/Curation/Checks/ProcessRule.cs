using Curation.Findings;
using Curation.Keys;

namespace Curation.Checks;

/// <summary>
/// A rule about the course of a deposit. No listing decides it: the portal's workflow does, where <paramref name="DecidedBy"/> says.
/// </summary>
internal sealed record ProcessRule(string Id, Severity Severity, string Title, string Remedy, string DecidedBy) : IRule
{
    public static IReadOnlyList<ProcessRule> All { get; } =
    [
        new(
            "C001", Severity.Error, "As many objects are staged as were at the origin.",
            "Compare the counts folder by folder, and upload what is missing.",
            "the report of a check, which compares the declared count with what is staged; whoever approves sees it"),
        new(
            "C002", Severity.Error, "After the copy, every object in the gallery is what it was in staging.", "Copy again what differs.",
            "the proof at the end of a promotion, which lists the gallery again; without it there is no receipt"),
        new(
            "C003", Severity.Error, "A deposit has images, metadata and load_data_csv.",
            "Upload what is missing, or agree with a maintainer on a deposit without it.",
            "I004 and W003 of the deposit's check, whose report says it, and whose errors stand in the way of the approval"),
        new(
            "C004", Severity.Info, "A dataset is complete when each of its parts is present or its absence explained.",
            "Go through the parts with a maintainer.",
            "a maintainer with the contributor, by the plates of the check and the comments on the deposit; the portal does not decide it"),
        new(
            "C005", Severity.Error, "A deposit is approved without open errors, counted, copied, and only then removed from staging.",
            "Repair or waive what is open.",
            "the approval of a promotion: errors that are not waived need a reason, which stands on the receipt; the portal removes nothing from staging"),
    ];

    public string Docs => $"Process: decided by {DecidedBy}.";

    public RuleScope Scope => RuleScope.Process;

    public Severity SeverityIn(Profile profile) => Severity;
}
