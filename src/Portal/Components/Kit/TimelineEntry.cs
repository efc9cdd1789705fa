namespace Portal.Components.Kit;

/// <summary>One line of a <see cref="Timeline"/>. A comment is set apart as speech.</summary>
public sealed record TimelineEntry(DateTimeOffset At, string Who, string Text, Tone Tone = Tone.Neutral, bool IsComment = false);
