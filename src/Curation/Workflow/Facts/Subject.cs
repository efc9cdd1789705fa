using System.Globalization;
using Curation.Workflow.Actors;

namespace Curation.Workflow.Facts;

/// <summary>
/// Something whose state people decide on. Each transition checks, changes and tells a fact; what it tells is stored in the same
/// transaction as what it changed, so nothing happens unaudited.
/// </summary>
public abstract class Subject
{
    /// <summary>What people say with an act: as much as one reads, and well within what a page's connection carries.</summary>
    public const int LongestWords = 2_000;

    /// <summary>Stored as the deposit of what belongs to none. The hashes of facts are over it, so it stays what it is.</summary>
    public static readonly Guid NoDeposit = Guid.Empty;

    private readonly List<Fact> untold = [];
    private readonly HashSet<Actor> acting = [];

    // Made here, so that they sort by age and exist before they are stored.
    public Guid Id { get; protected set; } = Guid.CreateVersion7();

    /// <summary>
    /// Its place among all that was ever stored, the number of the first fact about it; 0 until then. Of two the one with the higher number is the newer,
    /// whatever the clock said: ids and times are the clock's.
    /// </summary>
    public long Sequence { get; private set; }

    /// <summary>Grows with each change; a save that would undo somebody else's is refused by it.</summary>
    public int Version { get; private set; }

    /// <summary>Facts told since the subject was last stored.</summary>
    public IReadOnlyList<Fact> Untold => untold;

    /// <summary>Who did that, and as what: the domain decided by it.</summary>
    public IReadOnlyCollection<Actor> Acting => acting;

    protected abstract Guid AboutDeposit { get; }

    protected abstract string AboutPrefix { get; }

    /// <summary>Hands over what was told and counts the change.</summary>
    public IReadOnlyList<Fact> TakeUntold()
    {
        var taken = untold.ToArray();
        untold.Clear();
        acting.Clear();
        Version++;
        return taken;
    }

    /// <summary>Takes its place behind all that was stored before, by the number of a fact that is stored with it.</summary>
    public virtual void TakePlace(long number)
    {
        if (Sequence == 0)
        {
            Sequence = number;
        }
    }

    protected void Tell(string what, string words, Actor by, DateTimeOffset at)
    {
        untold.Add(Fact.Of(this, AboutDeposit, AboutPrefix, what, words, by, at));
        acting.Add(by);
    }

    protected static void Refuse(bool when, string sentence)
    {
        if (when)
        {
            throw new RefusedException(sentence);
        }
    }

    /// <summary>Refuses acts that cannot be taken back to whoever signed in too long ago.</summary>
    /// <param name="act">What they want to do, as it follows “to”.</param>
    protected static void RefuseStale(Actor by, DateTimeOffset at, string act)
    {
        if (by.FreshUntil < at)
        {
            throw new StaleSignInException(act);
        }
    }

    /// <summary>What a person said, without blanks around it; refuses silence.</summary>
    protected static string Required(string? words, string sentenceIfNone)
    {
        Refuse(string.IsNullOrWhiteSpace(words), sentenceIfNone);
        var said = words!.Trim();
        Refuse(said.Length > LongestWords, string.Create(CultureInfo.InvariantCulture, $"A text has at most {LongestWords:N0} characters; this one has {said.Length:N0}."));
        return said;
    }
}
