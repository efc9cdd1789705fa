using System.Globalization;

namespace Curation.Tables.Reading;

/// <summary>Counts cases of one kind and keeps the first few as examples.</summary>
internal sealed class CaseTally
{
    private const int Shown = 3;
    private readonly List<string> examples = [];

    public long Count { get; private set; }

    public bool Any => Count > 0;

    public IReadOnlyList<string> Examples => examples;

    /// <summary>Whether the next one is kept; else it is only counted, and its text need not be made.</summary>
    public bool WantsExample => examples.Count < Shown;

    public void Add(string example)
    {
        Count++;
        if (WantsExample)
        {
            examples.Add(example);
        }
    }

    public void Add() => Count++;

    /// <summary>The first ones, with what is left of them counted.</summary>
    public string Description
    {
        get
        {
            var rest = Count - examples.Count;
            return string.Join(", ", examples) + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest:N0} more") : "");
        }
    }
}
