using Curation.Workflow;
using Curation.Workflow.Checks;
using Portal.Checking.Store;

namespace Portal.Checking.Waiving;

/// <summary>A waiver as it concerns a check.</summary>
/// <param name="Covers">What keys begin with that it covers, seen from the check; empty for all that was found.</param>
public sealed record WaiverRow(Waiver Waiver, string Covers, bool IsInForce)
{
    internal WaivedPlace Place => new(Waiver.Rule, Covers);
}
