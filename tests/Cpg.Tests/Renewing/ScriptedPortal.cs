using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Cpg.Tests.Renewing;

/// <summary>A portal that answers what a test says, over HTTP on this machine.</summary>
internal sealed class ScriptedPortal : IDisposable
{
    public const string Given =
        """{"Version":1,"AccessKeyId":"ASIA1","SecretAccessKey":"se/cr+et=","SessionToken":"to//ken==","Expiration":"2030-01-01T00:00:00Z"}""";

    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(int Status, string Body)> answers = new();
    private readonly Task serving;

    public ScriptedPortal(params (int Status, string Body)[] script)
    {
        foreach (var answer in script)
        {
            answers.Enqueue(answer);
        }

        Url = Listen();
        serving = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<Asked> Requests { get; } = new();

    public void Dispose()
    {
        listener.Close();
        serving.GetAwaiter().GetResult();
    }

    private string Listen()
    {
        // A listener takes no port 0: a free one is asked for first, and another if somebody was faster.
        for (; ; )
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            try
            {
                listener.Prefixes.Clear();
                listener.Prefixes.Add(url + "/");
                listener.Start();
                return url;
            }
            catch (HttpListenerException)
            {
                // The next one.
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            for (; ; )
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Requests.Enqueue(new Asked(
                    context.Request.HttpMethod,
                    context.Request.RawUrl ?? "",
                    context.Request.Headers["Authorization"] ?? "",
                    await reader.ReadToEndAsync()));
                var (status, body) = answers.TryDequeue(out var answer) ? answer : (500, "the script has ended");
                context.Response.StatusCode = status;
                if (status is 302)
                {
                    context.Response.RedirectLocation = body;
                }

                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    internal sealed record Asked(string Method, string Address, string Authorization, string Body);
}
