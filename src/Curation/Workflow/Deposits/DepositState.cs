namespace Curation.Workflow.Deposits;

/// <summary>Where a deposit stands in its life. Declined and Withdrawn are ends; Failed is a halt that a maintainer may end.</summary>
public enum DepositState
{
    Requested,
    Open,
    Submitted,
    ChangesAsked,
    Approved,
    Copying,
    Published,
    Declined,
    Withdrawn,
    Failed,
}
