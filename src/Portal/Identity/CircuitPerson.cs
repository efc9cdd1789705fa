using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Portal.Identity;

/// <summary>
/// Who an open page belongs to. The framework fixes that when the page connects; this looks again every so often, so that a new role, a
/// disabled account and a session that ended reach pages that stay open.
/// </summary>
internal sealed partial class CircuitPerson : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    private readonly ILogger<CircuitPerson> logger;
    private readonly CurrentPerson current;
    private readonly TimeSpan every;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource closed = new();
    private bool watching;

    public CircuitPerson(CurrentPerson current, IdentityOptions identity, TimeProvider clock, ILogger<CircuitPerson> logger)
    {
        (this.current, every, this.clock, this.logger) = (current, identity.Recheck, clock, logger);
        AuthenticationStateChanged += OnChanged;
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= OnChanged;
        closed.Cancel();
        closed.Dispose();
    }

    private async void OnChanged(Task<AuthenticationState> state)
    {
        if (watching)
        {
            return;
        }

        watching = true;
        try
        {
            await WatchAsync(closed.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            var before = (await GetAuthenticationStateAsync()).User;
            if (before.Identity?.IsAuthenticated is true && await NowAsync(before, stop) is var now && !ReferenceEquals(now, before))
            {
                SetAuthenticationState(Task.FromResult(new AuthenticationState(now)));
            }
        }
    }

    // When it cannot be found out who somebody is, they are nobody.
    private async Task<ClaimsPrincipal> NowAsync(ClaimsPrincipal before, CancellationToken stop)
    {
        try
        {
            return await current.FindAsync(before, stop) ?? Nobody;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Unknown(exception);
            return Nobody;
        }
    }

    [LoggerMessage(LogLevel.Error, "An open page was closed to its person, because it could not be found out what they may do now")]
    private partial void Unknown(Exception exception);
}
