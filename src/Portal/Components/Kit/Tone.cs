namespace Portal.Components.Kit;

/// <summary>What a colour means here. Never shown alone: an icon and a word stand with it.</summary>
public enum Tone
{
    Neutral,
    Going,
    Good,
    Warning,
    Bad,
}
