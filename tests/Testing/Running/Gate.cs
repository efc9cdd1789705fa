using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Testing.Running;

/// <summary>
/// What the embedded server of a portal in another process asks before each request, by <c>Portal:SandboxGate</c>. It lets everything through,
/// counted, until it is told to hold one kind of request: then the world stands still there for as long as the test wants.
/// </summary>
public sealed class Gate : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Method, string Path)> passed = new();
    private readonly Lock turn = new();
    private Hold? hold;

    private Gate()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string Address => app.Urls.First();

    public static async Task<Gate> StartAsync()
    {
        var gate = new Gate();
        await gate.app.StartAsync();
        return gate;
    }

    public int Passed(string method, string path) => passed.Count(request => IsSuch(request, method, path));

    /// <summary>Lets so many more of such requests through and holds those that follow; what was held before goes on.</summary>
    /// <returns>Done once one is held.</returns>
    public Task HoldAsync(string method, string path, int after = 0)
    {
        lock (turn)
        {
            hold?.Over.TrySetResult();
            hold = new Hold(method, path, after);
            return hold.Held.Task;
        }
    }

    /// <summary>Done once who sent a request that is held has gone away, so that nothing comes of it any more.</summary>
    public Task AbandonedAsync()
    {
        lock (turn)
        {
            return hold?.Abandoned.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Those that were held go on, too.</summary>
    public void LetPass()
    {
        lock (turn)
        {
            hold?.Over.TrySetResult();
            hold = null;
        }
    }

    public ValueTask DisposeAsync()
    {
        LetPass();
        return app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        (string Method, string Path) request = (context.Request.Query["method"].ToString(), context.Request.Query["path"].ToString());
        if (HoldOf(request) is { } held)
        {
            held.Held.TrySetResult();
            try
            {
                await held.Over.Task.WaitAsync(context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                held.Abandoned.TrySetResult();
                return;
            }
        }

        passed.Enqueue(request);
    }

    private Hold? HoldOf((string Method, string Path) request)
    {
        lock (turn)
        {
            return hold is { } wanted && IsSuch(request, wanted.Method, wanted.Path) && wanted.Left-- <= 0 ? wanted : null;
        }
    }

    private static bool IsSuch((string Method, string Path) request, string method, string path) =>
        request.Method == method && request.Path.StartsWith(path, StringComparison.Ordinal);

    private sealed class Hold(string method, string path, int after)
    {
        public string Method => method;

        public string Path => path;

        public int Left { get; set; } = after;

        public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
