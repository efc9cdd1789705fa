using Curation.Workflow.Actors;

namespace Portal.Components.Kit;

/// <summary>The fields of one form: which must be filled, what is wrong with each, and what was said when it was tried to be sent.</summary>
public sealed class FormScope
{
    private readonly List<Entry> entries = [];

    /// <param name="Fault">What is wrong; empty if nothing is.</param>
    /// <param name="IsMissing">Whether it must be filled and is empty.</param>
    /// <param name="IsWithheld">Whether what stands in it is longer than it takes, so that the page never got it.</param>
    public sealed record Entry(string Id, string Label, string Fault, bool IsRequired, bool IsMissing, bool IsWithheld);

    public event Action? Changed;

    /// <summary>Whether its fields narrow a list: such fields may all be empty.</summary>
    public bool IsFilter { get; init; }

    /// <summary>Why it was not sent; empty while it was not tried, or was sent.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>Whether the refusal was not yet brought before whoever was refused.</summary>
    public bool IsNews { get; private set; }

    public int Required => entries.Count(entry => entry.IsRequired);

    /// <summary>The fields to look at, once sending was refused.</summary>
    public IReadOnlyList<Entry> Faults => [.. entries.Where(entry => entry.Fault.Length > 0 || entry.IsMissing)];

    /// <summary>In the order in which the fields came.</summary>
    public string[] Ids => [.. entries.Select(entry => entry.Id)];

    /// <summary>A field came, or says something else.</summary>
    public void Say(Entry said)
    {
        var at = entries.FindIndex(entry => entry.Id == said.Id);
        if (at >= 0 && entries[at] == said)
        {
            return;
        }

        if (at < 0)
        {
            entries.Add(said);
        }
        else
        {
            entries[at] = said;
        }

        Changed?.Invoke();
    }

    public void Forget(string id)
    {
        if (entries.RemoveAll(entry => entry.Id == id) > 0)
        {
            Changed?.Invoke();
        }
    }

    /// <exception cref="RefusedException">Something that was typed is not here, so that what would be sent is not what stands there.</exception>
    public void RefuseWithheld()
    {
        if (entries.Find(entry => entry.IsWithheld) is { } withheld)
        {
            throw new RefusedException($"Nothing was sent. “{withheld.Label}”: {withheld.Fault}");
        }
    }

    public void Refuse(string words)
    {
        (Refusal, IsNews) = (words, true);
        Changed?.Invoke();
    }

    public void Heard() => IsNews = false;

    /// <summary>Puts the fields in the order in which they stand on the page.</summary>
    public void Order(IReadOnlyList<string> ids)
    {
        var places = ids.Index().ToDictionary(one => one.Item, one => one.Index);
        var ordered = entries.OrderBy(entry => places.GetValueOrDefault(entry.Id, int.MaxValue)).ToList();
        if (!ordered.SequenceEqual(entries))
        {
            entries.Clear();
            entries.AddRange(ordered);
            Changed?.Invoke();
        }
    }

    /// <summary>It was sent.</summary>
    public void Settle()
    {
        if (Refusal.Length > 0)
        {
            (Refusal, IsNews) = ("", false);
            Changed?.Invoke();
        }
    }
}
