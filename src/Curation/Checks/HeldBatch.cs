namespace Curation.Checks;

/// <summary>A batch that a deposit adds to: how many of its plates the gallery holds already, of whatever part.</summary>
public sealed record HeldBatch(string Batch, int Plates);
