using Portal.Jobs;

namespace Portal.Grants;

/// <summary>Wakes the keeper of grants when one was wanted or taken back.</summary>
public sealed class GrantSignal : WakeSignal;
