using Curation.Store;

namespace Portal;

/// <summary>The two buckets the portal stands between.</summary>
public sealed record Buckets(IObjectStore Staging, IObjectStore Gallery);
