using Curation.Workflow.Actors;

namespace Portal.Data;

/// <summary>
/// What a person has typed of a request and not sent. It is theirs alone: no fact tells of it, and no list shows it, not even to
/// maintainers. There is one for a new request, and one for each request of theirs that is given back.
/// </summary>
public sealed class RequestDraft
{
    /// <summary>Stored as what a new request's draft is about: there is no deposit yet, and a key cannot be null.</summary>
    public static readonly Guid NewRequest = Guid.Empty;

    /// <summary>The <see cref="Actor.Id"/> of who types.</summary>
    public required string PersonId { get; init; }

    /// <summary>The deposit whose request is being changed; <see cref="NewRequest"/> for a new one.</summary>
    public Guid About { get; init; }

    /// <summary>The form as JSON; at most <see cref="Curation.Requesting.DatasetForm.LongestJson"/>.</summary>
    public required string Form { get; set; }

    /// <summary>Grows with each save: who saves over a version that they have not seen is told so.</summary>
    public int Version { get; set; }

    public DateTimeOffset SavedAt { get; set; }
}
