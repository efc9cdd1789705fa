namespace Portal.Checking.Store;

/// <summary>Rows of a store from one number to another, both included; of one rule if it names one.</summary>
internal readonly record struct Span(long From, long To, string? Rule = null)
{
    public bool IsEmpty => To < From;

    public long Length => Math.Max(0, To - From + 1);

    public Span And(Span other) => this with { From = Math.Max(From, other.From), To = Math.Min(To, other.To) };

    /// <summary>What is left of this when those are taken away; they may overlap and come in any order.</summary>
    public IEnumerable<Span> Without(IEnumerable<Span> those)
    {
        var from = From;
        foreach (var hole in those.Select(And).Where(hole => !hole.IsEmpty).OrderBy(hole => hole.From))
        {
            if (hole.From > from)
            {
                yield return this with { From = from, To = hole.From - 1 };
            }

            from = Math.Max(from, hole.To + 1);
        }

        if (from <= To)
        {
            yield return this with { From = from };
        }
    }

    /// <summary>The same rows, each once.</summary>
    public static IEnumerable<Span> Joined(IEnumerable<Span> those)
    {
        Span? open = null;
        foreach (var span in those.Where(span => !span.IsEmpty).OrderBy(span => span.From))
        {
            if (open is { } last && span.From <= last.To + 1)
            {
                open = last with { To = Math.Max(last.To, span.To) };
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = span;
        }

        if (open is { } end)
        {
            yield return end;
        }
    }
}
