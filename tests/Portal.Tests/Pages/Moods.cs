using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;

namespace Portal.Tests.Pages;

/// <summary>
/// The database as pages may meet it: it lets them wait, or fails, for as long as a test says so. What goes round in the portal by itself
/// does not notice.
/// </summary>
internal sealed class Moods(IDbContextFactory<PortalDb> usual) : IDbContextFactory<PortalDb>
{
    private readonly AsyncLocal<bool> isWatched = new();
    private volatile TaskCompletionSource? gate;
    private volatile Exception? fault;
    private int asked;

    /// <summary>How often it was wanted since it was last told how to be.</summary>
    public int Asked => Volatile.Read(ref asked);

    public bool IsAsked => Asked > 0;

    /// <summary>In the place of what the program registered.</summary>
    public static void Take(IServiceCollection services)
    {
        var made = services.Last(service => service.ServiceType == typeof(IDbContextFactory<PortalDb>)).ImplementationType!;
        services.AddSingleton<IDbContextFactory<PortalDb>>(
            provider => new Moods((IDbContextFactory<PortalDb>)ActivatorUtilities.CreateInstance(provider, made)));
    }

    /// <summary>From here on it is this test's pages that ask.</summary>
    public void Watch() => isWatched.Value = true;

    public void LetWait() => (gate, fault, asked) = (new(TaskCreationOptions.RunContinuationsAsynchronously), null, 0);

    /// <summary>Whoever waits fails, too.</summary>
    public void Fail(Exception with)
    {
        var held = gate;
        (gate, fault, asked) = (null, with, 0);
        held?.SetException(with);
    }

    public void Answer()
    {
        var held = gate;
        (gate, fault) = (null, null);
        held?.SetResult();
    }

    public PortalDb CreateDbContext() => usual.CreateDbContext();

    public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        if (isWatched.Value)
        {
            Interlocked.Increment(ref asked);
            await (gate?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
            if (fault is { } failed)
            {
                throw failed;
            }
        }

        return await usual.CreateDbContextAsync(cancellationToken);
    }
}
