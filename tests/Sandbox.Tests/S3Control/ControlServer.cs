using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sandbox.Auth;
using Sandbox.Auth.Signatures;
using Sandbox.Tests.Running;
using Sandbox.Wire;
using Testing.Clocks;
using Testing.Tools;

namespace Sandbox.Tests.S3Control;

/// <summary>A sandbox with an instance of Access Grants, and requests of whoever has keys, each signed for a region.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    public const string Account = "309624411020";
    public const string Root = "/v20180820/accessgrantsinstance";
    public const string AdaArn = $"arn:aws:iam::{Account}:user/ada";

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly SandboxOptions options;

    private ControlServer(int shortest, bool founded) => options = new SandboxOptions
    {
        DataDirectory = folder.Root,
        Url = "http://127.0.0.1:0",
        Buckets = ["staging", "staging-secrets"],
        Clock = Clock,
        AccessGrants = founded,
        MinimumSessionSeconds = shortest,
        Users = [new SandboxUser("ADA", "adas-secret", AdaArn), new SandboxUser("BEN", "bens-secret", $"arn:aws:iam::{Account}:user/ben")],
    };

    public static Keys RootKeys { get; } = new(Signing.RootKey, Signing.RootSecret);

    public static Keys Ada { get; } = new("ADA", "adas-secret");

    public static Keys Ben { get; } = new("BEN", "bens-secret");

    public FixedClock Clock { get; } = new(Signing.Now);

    public SandboxServer Server { get; private set; } = null!;

    public static async Task<ControlServer> StartAsync(int shortest = 900, bool founded = true)
    {
        var server = new ControlServer(shortest, founded);
        await server.RestartAsync();
        return server;
    }

    public async Task RestartAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
        Server = await SandboxServer.StartAsync(options);
    }

    public async Task<string> GrantAsync(string subPrefix, string permission = "READWRITE", string grantee = AdaArn, string more = "")
    {
        var answer = await SendAsync(RootKeys, "POST", $"{Root}/grant", Wish(subPrefix, permission, grantee, more));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return answer.Find("AccessGrantId")!;
    }

    public static string Wish(string subPrefix, string permission = "READWRITE", string grantee = AdaArn, string more = "") =>
        $"<CreateAccessGrantRequest xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\"><AccessGrantsLocationId>default</AccessGrantsLocationId>"
        + $"<AccessGrantsLocationConfiguration><S3SubPrefix>{subPrefix}</S3SubPrefix></AccessGrantsLocationConfiguration><Grantee><GranteeType>IAM</GranteeType>"
        + $"<GranteeIdentifier>{grantee}</GranteeIdentifier></Grantee><Permission>{permission}</Permission>{more}</CreateAccessGrantRequest>";

    public Task<Answer> AccessAsync(
        Keys keys,
        string target,
        string permission = "READWRITE",
        string more = "&privilege=Minimal",
        string region = "us-east-1",
        string account = Account) =>
        SendAsync(
            keys, "GET", $"{Root}/dataaccess?target={Uri.EscapeDataString(target)}&permission={permission}{more}", region: region, account: account);

    /// <summary>The keys that an answer to <see cref="AccessAsync"/> gives.</summary>
    public static Keys Given(Answer answer) => answer.Status == HttpStatusCode.OK
        ? new Keys(answer.Find("AccessKeyId")!, answer.Find("SecretAccessKey")!, answer.Find("SessionToken"))
        : throw new InvalidOperationException(answer.Text);

    public async Task<Answer> SendAsync(
        Keys keys, string method, string target, string body = "", string region = "us-east-1", string? account = Account, string? host = null,
        (string, string)? more = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        host ??= Server.Address.Authority;
        var time = Clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        List<(string Name, string Value)> headers =
            [("host", host), ("x-amz-date", time), ("x-amz-content-sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)))];
        headers.AddRange(account is null ? [] : [("x-amz-account-id", account)]);
        headers.AddRange(keys.Token is null ? [] : [("x-amz-security-token", keys.Token)]);
        headers.AddRange(more is { } other ? [other] : []);
        headers.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var names = string.Join(';', headers.Select(header => header.Name));
        var context = RawRequests.Of(method, target, headers.Append(("authorization", Header("0"))));
        var claim = SignatureClaim.Of(context.Request, RequestTarget.Of(context));
        var canonical = CanonicalRequest.Of(context.Request, RequestTarget.Of(context), claim, Sha256Hex.Of(bytes));
        var signature = Signing.Key(claim, keys.Secret).Sign($"AWS4-HMAC-SHA256\n{time}\n{claim.Scope}\n{Sha256Hex.Of(canonical)}");

        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri(
                Server.Address.GetLeftPart(UriPartial.Authority) + target,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = new ByteArrayContent(bytes),
        };
        foreach (var (name, value) in headers.Append(("authorization", Header(signature))))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
        using var response = await http.SendAsync(request);
        return new Answer(response.StatusCode, new Dictionary<string, string>(), await response.Content.ReadAsByteArrayAsync());

        string Header(string signed) =>
            $"AWS4-HMAC-SHA256 Credential={keys.Id}/{time[..8]}/{region}/s3/aws4_request, SignedHeaders={names}, Signature={signed}";
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }
}

internal sealed record Keys(string Id, string Secret, string? Token = null);
