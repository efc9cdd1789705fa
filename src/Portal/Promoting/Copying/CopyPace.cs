namespace Portal.Promoting.Copying;

/// <summary>How many objects are copied at once.</summary>
public sealed record CopyPace(int Parallelism);
