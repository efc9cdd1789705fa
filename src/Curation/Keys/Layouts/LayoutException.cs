namespace Curation.Keys.Layouts;

/// <summary>A layout file cannot be used; the message names the line and what to change in it.</summary>
public sealed class LayoutException(int line, string what) : Exception($"Line {line} of the layout: {what}")
{
    public int Line { get; } = line;
}
