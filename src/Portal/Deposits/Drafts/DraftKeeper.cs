using Curation.Requesting;
using Curation.Workflow.Actors;

namespace Portal.Deposits.Drafts;

/// <summary>
/// Keeps what is typed in one window: saves when the hand rests, or at the latest after <see cref="Longest"/>, and stops when another
/// window was there first, until the person has chosen. The page asks it at every tick; it has no timer of its own.
/// </summary>
public sealed class DraftKeeper(RequestDrafts drafts, Guid? about, TimeProvider clock)
{
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private string saved = "";
    private int version;
    private DateTimeOffset? dirtySince;
    private DateTimeOffset touchedAt;

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Why it could not be saved; empty when it could.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>Whether another window changed, sent or deleted the draft: nothing is saved before a choice.</summary>
    public bool IsContested { get; private set; }

    /// <summary>What the other window left; null if it sent or deleted the draft.</summary>
    public SavedDraft? Theirs { get; private set; }

    public bool IsDirty => dirtySince is not null;

    public bool IsDue(DateTimeOffset now) => !IsContested && dirtySince is { } since && ((now - touchedAt).Duration() >= Rest || (now - since).Duration() >= Longest);

    /// <summary>Goes on from what is kept; null begins anew.</summary>
    public void Begin(SavedDraft? kept, DatasetForm form)
    {
        (version, SavedAt, saved) = (kept?.Version ?? 0, kept?.SavedAt, form.ToJson());
        (IsContested, Theirs, Trouble, dirtySince) = (false, null, "", null);
    }

    /// <summary>Something was typed.</summary>
    public void Touch(DatasetForm form)
    {
        touchedAt = clock.GetUtcNow();
        dirtySince = form.ToJson() == saved ? null : dirtySince ?? touchedAt;
    }

    /// <param name="form">As it stands.</param>
    /// <param name="who">Tells who types, by what they may do now; refuses who is signed out, which is told like any other trouble.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SaveAsync(DatasetForm form, Func<Task<Actor>> who, CancellationToken cancellationToken)
    {
        if (IsContested || !IsDirty)
        {
            return;
        }

        // What is typed while it is being saved is typed over this.
        var (json, copy) = (form.ToJson(), form with { });
        try
        {
            var outcome = await drafts.SaveAsync(about, copy, version, await who(), cancellationToken);
            Trouble = "";
            if (!outcome.IsSaved)
            {
                (IsContested, Theirs) = (true, outcome.Now);
                return;
            }

            (version, SavedAt, saved) = (outcome.Now!.Version, outcome.Now.SavedAt, json);
            dirtySince = form.ToJson() == saved ? null : clock.GetUtcNow();
        }
        catch (RefusedException refused)
        {
            // Asked again at the next key, not at the next tick.
            (Trouble, dirtySince) = (refused.Message, null);
        }
    }

    /// <summary>What is here goes over what the other window left.</summary>
    public async Task KeepMineAsync(DatasetForm form, Func<Task<Actor>> who, CancellationToken cancellationToken)
    {
        (version, IsContested, Theirs, dirtySince) = (Theirs?.Version ?? 0, false, null, clock.GetUtcNow());
        await SaveAsync(form, who, cancellationToken);
    }

    /// <summary>Nothing more is saved: it was sent, or thrown away.</summary>
    public void End() => (dirtySince, IsContested) = (null, false);
}
