namespace Curation.S3.Copying;

/// <summary>Where an object will be cut. <paramref name="Assumed"/>: the parts were taken for equal, and asking for each could tell otherwise.</summary>
internal sealed record PartPlan(IReadOnlyList<long> Sizes, bool Assumed = false);
