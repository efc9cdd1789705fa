using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Auth;
using Sandbox.S3;
using Sandbox.S3Control;
using Sandbox.Storage;
using Sandbox.Storage.Index;
using Sandbox.Sts;
using Sandbox.Wire;

namespace Sandbox;

/// <summary>An S3, STS and S3 Control server in this process, reached over HTTP like AWS's own.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Store store;
    private readonly Lazy<Task> end;

    private SandboxServer(WebApplication app, Store store)
    {
        (this.app, this.store) = (app, store);
        end = new Lazy<Task>(EndAsync);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where it listens; with the port that was taken.</summary>
    public Uri Address { get; }

    internal Store Store => store;

    /// <summary>Starts a server that is ready when the task is done.</summary>
    /// <param name="options">Where it keeps what it is given, and who may use it.</param>
    /// <param name="intercept">Runs before everything and may answer itself: how a test makes the server fail.</param>
    /// <param name="loggers">Where failures are told; nowhere when left out.</param>
    /// <param name="cancellationToken">Ends the start, not the server.</param>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options,
        Func<HttpContext, Func<Task>, Task>? intercept = null,
        ILoggerFactory? loggers = null,
        CancellationToken cancellationToken = default)
    {
        loggers ??= NullLoggerFactory.Instance;
        var store = new Store(
            options.DataDirectory, new LedgerSettings(options.FlushToDisk, options.SnapshotAfterBytes), options.Clock, loggers.CreateLogger("Sandbox.Storage"));
        try
        {
            foreach (var bucket in options.Buckets)
            {
                store.Buckets.Create(bucket);
            }
            if (options.AccessGrants)
            {
                store.Grants.Found(options.Region, SandboxOptions.AccountId);
            }
            if (options.FirstObjects is { } plan)
            {
                await FirstStart.FillAsync(store, options.DataDirectory, plan, cancellationToken);
            }
            var app = Build(options, loggers);
            if (intercept is not null)
            {
                app.Use((context, next) => intercept(context, next));
            }
            app.Use(new HostFilter(options.Hosts).AdmitAsync);
            if (options.Gate is { } address)
            {
                var gate = new Gate(address);
                app.Lifetime.ApplicationStopped.Register(gate.Dispose);
                app.Use(gate.PassAsync);
            }
            app.Run(Endpoint(options, store, loggers).HandleAsync);
            await app.StartAsync(cancellationToken);
            return new SandboxServer(app, store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Ends once, whoever asks; all who ask wait for it.</summary>
    public async ValueTask DisposeAsync() => await end.Value;

    private async Task EndAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        store.Dispose();
    }

    internal static RequestHandler Endpoint(SandboxOptions options, Store store, ILoggerFactory loggers)
    {
        var sessions = new SessionStore(options.RootSecretAccessKey, options.Clock);
        var durations = new SessionDurations { MinimumSeconds = options.MinimumSessionSeconds };
        return new RequestHandler(
            new Operations(store, options.Region, SandboxOptions.AccountId, options.Clock),
            new RequestAuthenticator(options.RootAccessKeyId, options.RootSecretAccessKey, options.Region, sessions, options.Clock, options.Users),
            new StsEndpoint(sessions, durations),
            new ControlEndpoint(store.Grants, sessions, options.Region, durations),
            loggers.CreateLogger("Sandbox.S3"));
    }

    // Empty, so that the host's own settings, logs and signals are not taken for the sandbox's.
    private static WebApplication Build(SandboxOptions options, ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Sandbox" });
        builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoSignals>());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // An object of any size, over a line of any speed.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            // A key of 1,024 bytes, each percent-encoded, with a long signed query behind it.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestBufferSize = 1024 * 1024;
            // Whatever bytes a header has: a request that cannot be read as text is refused in words, not by the server with none.
            kestrel.RequestHeaderEncodingSelector = _ => System.Text.Encoding.Latin1;
            // Other stored headers may be UTF-8.
            kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
            var url = new Uri(options.Url);
            kestrel.Listen(url.IsLoopback && url.HostNameType == UriHostNameType.Dns ? IPAddress.Loopback : IPAddress.Parse(url.Host), url.Port);
        });
        return builder.Build();
    }

    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
