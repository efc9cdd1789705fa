using Portal.Jobs;

namespace Portal.Auditing;

/// <summary>Wakes the keeper of the audit trail when something was told that is to be kept elsewhere at once.</summary>
public sealed class TrailSignal : WakeSignal;
