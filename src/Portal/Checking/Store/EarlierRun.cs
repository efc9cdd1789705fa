namespace Portal.Checking.Store;

/// <summary>The run that another is compared with.</summary>
internal sealed record EarlierRun(Guid Run, string Store, DateTimeOffset At, string RulesVersion, string Registry);
