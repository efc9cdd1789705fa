using Curation.Workflow.Actors;

namespace Portal.Data;

/// <summary>What was to be saved is not what it was when it was read.</summary>
internal sealed class ConcurrentChangeException() : RefusedException("Somebody else changed this a moment ago: reload the page and look again.");
