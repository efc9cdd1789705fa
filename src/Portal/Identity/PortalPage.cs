using Curation.Workflow.Actors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Components.Kit;

namespace Portal.Identity;

/// <summary>A page, or a part of one, that knows who looks at it. The actor is made anew for each act.</summary>
public abstract class PortalPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();

    // Taken at once: the source gives none after it was disposed, and what the page awaited may still ask.
    protected PortalPage() => Left = left.Token;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required CurrentPerson Current { get; set; }

    /// <summary>Ends when the page is left: what a person waits for need not be finished then.</summary>
    protected CancellationToken Left { get; }

    /// <summary>Who looks or acts, by what they may do now: a page may have stood open for hours.</summary>
    protected async Task<Actor> ActorAsync() => await Current.ActorAsync((await Authentication).User, Left);

    /// <summary>Looks again every few seconds, or at another pace, until the page is left.</summary>
    protected Task FollowAsync(TimeProvider clock, Func<Task> look, TimeSpan? pace = null) => Polling.GoOnAsync(clock, pace ?? TimeSpan.FromSeconds(5), look, Left);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!left.IsCancellationRequested)
        {
            left.Cancel();
            left.Dispose();
        }
    }
}
