using Curation.Store;

namespace Portal.Ground;

/// <summary>The two buckets the portal stands between.</summary>
public sealed record Buckets(IObjectStore Staging, IObjectStore Gallery);
