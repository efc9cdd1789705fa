using Curation.Requesting;

namespace Portal.Deposits.Drafts;

/// <summary>A draft as it was last saved.</summary>
public sealed record SavedDraft(DatasetForm Form, int Version, DateTimeOffset SavedAt);

/// <summary>Saved, or not because somebody else's hand was there first.</summary>
/// <param name="IsSaved">Whether it was.</param>
/// <param name="Now">What is kept now; null if nothing is, because it was sent or deleted elsewhere.</param>
public sealed record DraftOutcome(bool IsSaved, SavedDraft? Now);
