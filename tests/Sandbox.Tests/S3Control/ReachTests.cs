using System.Net;

namespace Sandbox.Tests.S3Control;

/// <summary>
/// Whatever is granted, ended and asked for in whatever order: credentials reach what a model of plain texts says, and nothing else.
/// </summary>
public sealed class ReachTests
{
    private const int Steps = 60;

    private static readonly string[] Scopes =
        ["staging/p/*", "staging/p/q/*", "staging/p*", "staging/p2/*", "staging/*", "staging-secrets/p/*", "staging/P/*"];

    private static readonly string[] Targets =
    [
        "s3://staging/p/*", "s3://staging/p/q/*", "s3://staging/p*", "s3://staging/p2/*", "s3://staging/*", "s3://staging*",
        "s3://staging-secrets/p/*", "s3://staging-secrets/*", "s3://staging/P/*", "s3://staging/p/../*", "s3://staging/%70/*", "s3://staging/р/*",
        "s3://staging//*", "s3://*", "s3:///*",
    ];

    // As they are sent: a dot segment, an escape and a look-alike are keys of their own.
    private static readonly (string Bucket, string Key, string Sent)[] Objects =
    [
        ("staging", "p/x", "p/x"), ("staging", "p/q/x", "p/q/x"), ("staging", "p2/x", "p2/x"), ("staging", "p", "p"), ("staging", "P/x", "P/x"),
        ("staging", "x", "x"), ("staging", "q/x", "p/%2E%2E/../q/x"), ("staging", "%70/x", "%2570/x"), ("staging", "р/x", "%D1%80/x"),
        ("staging", "/x", "/x"), ("staging-secrets", "p/x", "p/x"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Credentials_reach_what_was_granted_and_asked_for(int seed)
    {
        await using var server = await ControlServer.StartAsync();
        var random = new Random(seed);
        var granted = new Dictionary<string, string>();
        var reached = 0;

        for (var step = 0; step < Steps; step++)
        {
            var scope = Scopes[random.Next(Scopes.Length)];
            if (random.Next(3) == 0 && granted.Remove(scope, out var id))
            {
                await server.SendAsync(ControlServer.RootKeys, "DELETE", $"{ControlServer.Root}/grant/{id}");
            }
            else if (random.Next(2) == 0 && !granted.ContainsKey(scope))
            {
                granted[scope] = await server.GrantAsync(scope);
            }
            reached += await AskAsync(server, granted.Keys, Targets[random.Next(Targets.Length)]);
        }

        Assert.InRange(reached, 5, int.MaxValue);
    }

    private static async Task<int> AskAsync(ControlServer server, IEnumerable<string> granted, string target)
    {
        var answer = await server.AccessAsync(ControlServer.Ada, target);
        var (bucket, start) = Read(target);
        var isCovered = granted.Select(scope => Read("s3://" + scope))
            .Any(scope => scope.Bucket == bucket && start.StartsWith(scope.Start, StringComparison.Ordinal));
        Assert.Equal(isCovered, answer.Status == HttpStatusCode.OK);
        if (!isCovered)
        {
            return 0;
        }
        var keys = ControlServer.Given(answer);
        foreach (var (inBucket, key, sent) in Objects)
        {
            var put = await server.SendAsync(keys, "PUT", $"/{inBucket}/{sent}", account: null);
            var mayPut = put.Status == HttpStatusCode.OK;
            // A key that was sent folded may be taken as either; it must lie in the target as the server took it.
            var literal = inBucket == bucket && Uri.UnescapeDataString(sent).StartsWith(start, StringComparison.Ordinal);
            var folded = inBucket == bucket && key.StartsWith(start, StringComparison.Ordinal);
            Assert.True(mayPut ? literal || folded : !(literal && folded), $"{target} and {sent}: {put.Status}");
        }
        var listed = await server.SendAsync(keys, "GET", $"/{bucket}?list-type=2&prefix={Uri.EscapeDataString(start)}", account: null);
        Assert.Equal(HttpStatusCode.OK, listed.Status);
        Assert.Equal(
            start.Length == 0, (await server.SendAsync(keys, "GET", $"/{bucket}?list-type=2&prefix=", account: null)).Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(keys, "GET", $"/{bucket}?list-type=2", account: null)).Status);
        return 1;
    }

    private static (string Bucket, string Start) Read(string scope)
    {
        var path = scope["s3://".Length..].TrimEnd('*').Split('/', 2);
        return (path[0].Length == 0 ? "none" : path[0], path.Length > 1 ? path[1] : "");
    }
}
