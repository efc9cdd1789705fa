using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Identity.OpenId;

/// <summary>An OpenID provider over real HTTP that keeps to the protocol until a test tells it to lie.</summary>
internal sealed class HostileProvider : IAsyncDisposable
{
    public const string Client = "gallery-portal";
    public const string Secret = "the-client-secret/+=";

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> codes = new();
    private int discoveryAsked;

    private HostileProvider(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    public string Issuer => app.Urls.Single();

    /// <summary>What this provider signs with, and names among its keys.</summary>
    public Key Signing { get; private set; } = new("one");

    public List<Key> Named { get; } = [];

    public int DiscoveryAsked => discoveryAsked;

    /// <summary>Everything that must stay between provider and portal: tokens, codes, the secret.</summary>
    public ConcurrentBag<string> Secrets { get; } = [];

    /// <summary>The access token that goes with the ID token that is being made.</summary>
    public string AccessToken { get; private set; } = "";

    /// <summary>Claims to add, to replace, or with null to leave out.</summary>
    public Dictionary<string, object?> Claims { get; } = [];

    /// <summary>Makes the ID token of its claims; by default it is signed as it should be.</summary>
    public Func<Dictionary<string, object?>, string>? Token { get; set; }

    /// <summary>Answers instead of an endpoint, by its path; the last segment is the key.</summary>
    public Dictionary<string, RequestDelegate> Instead { get; } = [];

    public Dictionary<string, object?> Discovery { get; } = [];

    public Dictionary<string, object?> UserInfo { get; } = [];

    /// <summary>Makes a token of the user information; by default it is sent as it is.</summary>
    public Func<Dictionary<string, object?>, string>? SignedUserInfo { get; set; }

    /// <summary>The ways in which this provider takes the client's secret.</summary>
    public HashSet<string> Takes { get; } = [];

    /// <summary>What was pushed here, by its address.</summary>
    public ConcurrentDictionary<string, IFormCollection> Pushed { get; } = new();

    public static async Task<HostileProvider> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new HostileProvider(app, clock);
        provider.Reset();
        app.Run(provider.AnswerAsync);
        await app.StartAsync();
        return provider;
    }

    public void Reset()
    {
        foreach (var lies in new IDictionary<string, object?>[] { Claims, Discovery, UserInfo })
        {
            lies.Clear();
        }

        Instead.Clear();
        Named.Clear();
        Named.Add(Signing);
        (Token, SignedUserInfo) = (null, null);
        Takes.Clear();
        Takes.Add("client_secret_basic");
    }

    public Key NewKey(string id) => Signing = new Key(id);

    /// <summary>A token of this header and these claims, signed or not.</summary>
    public static string Jwt(Dictionary<string, object?> header, Dictionary<string, object?> claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Text(header)}.{Text(claims)}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(sign(Encoding.ASCII.GetBytes(signed)))}";

        static string Text(object json) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(json));
    }

    public string Signed(Dictionary<string, object?> claims, Key? by = null, string? keyId = null) =>
        Jwt(new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId ?? (by ?? Signing).Id }, claims, (by ?? Signing).Sign);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/')[^1];
        if (path == "openid-configuration")
        {
            Interlocked.Increment(ref discoveryAsked);
        }

        return Instead.TryGetValue(path, out var lie) ? lie(context) : path switch
        {
            "openid-configuration" => context.Response.WriteAsJsonAsync(Described()),
            "keys" => context.Response.WriteAsJsonAsync(new { keys = Named.Select(key => key.Public) }),
            "authorize" => Authorize(context),
            "token" => ExchangeAsync(context),
            "userinfo" => InformAsync(context),
            "par" => PushAsync(context),
            _ => Results.NotFound().ExecuteAsync(context),
        };
    }

    private Dictionary<string, object?> Described() => With(Discovery, new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["jwks_uri"] = $"{Issuer}/keys",
        ["userinfo_endpoint"] = $"{Issuer}/userinfo",
        ["end_session_endpoint"] = $"{Issuer}/leave",
    });

    private Task Authorize(HttpContext context)
    {
        var asked = context.Request.Query["request_uri"].ToString() is { Length: > 0 } pushed
            ? Pushed[pushed].ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
            : context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var code = Secreted(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24)));
        codes[code] = (asked["nonce"], asked["code_challenge"], asked["redirect_uri"]);
        context.Response.Redirect(
            QueryHelpers.AddQueryString(asked["redirect_uri"], new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] }));
        return Task.CompletedTask;
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!IsClient(context.Request, form)
            || !codes.TryRemove(form["code"].ToString(), out var begun)
            || begun.Challenge != challenge
            || begun.Redirect != form["redirect_uri"])
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = With(Claims, new()
        {
            ["iss"] = Issuer,
            ["sub"] = "ada-1",
            ["aud"] = Client,
            ["nonce"] = begun.Nonce,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["name"] = "Ada Lindqvist",
            ["email"] = "ada@lab.example",
            ["email_verified"] = true,
            ["roles"] = new[] { "everybody" },
        });
        AccessToken = Secreted("access-" + Guid.NewGuid());
        var token = Secreted(Token?.Invoke(claims) ?? Signed(claims));
        await context.Response.WriteAsJsonAsync(new { token_type = "Bearer", access_token = AccessToken, id_token = token, expires_in = 300 });
    }

    private async Task PushAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (!IsClient(context.Request, form) || form["client_id"] != Client)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_client" });
            return;
        }

        var address = $"urn:ietf:params:oauth:request_uri:{Guid.NewGuid()}";
        Pushed[address] = form;
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new { request_uri = address, expires_in = 60 });
    }

    private async Task InformAsync(HttpContext context)
    {
        if (SignedUserInfo is null)
        {
            await context.Response.WriteAsJsonAsync(UserInfo);
            return;
        }

        context.Response.ContentType = "application/jwt; charset=utf-8";
        await context.Response.WriteAsync(Secreted(SignedUserInfo(UserInfo)));
    }

    // One way at a time, as the protocol has it.
    private bool IsClient(HttpRequest request, IFormCollection form)
    {
        var basic = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Client}:{Uri.EscapeDataString(Secret)}"))}";
        return form.ContainsKey("client_secret")
            ? Takes.Contains("client_secret_post")
                && request.Headers.Authorization.Count == 0
                && form["client_id"] == Client
                && form["client_secret"] == Secret
            : Takes.Contains("client_secret_basic") && request.Headers.Authorization == basic;
    }

    private string Secreted(string text)
    {
        if (text.Length > 20)
        {
            Secrets.Add(text);
        }

        return text;
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> lies, Dictionary<string, object?> truth)
    {
        foreach (var (name, value) in lies)
        {
            truth[name] = value;
        }

        return truth.Where(pair => pair.Value is not null).ToDictionary();
    }

    internal sealed class Key(string id)
    {
        private readonly RSA rsa = RSA.Create(2048);

        public string Id => id;

        public object Public => new { kty = "RSA", use = "sig", kid = id, alg = "RS256", n = Part(p => p.Modulus!), e = Part(p => p.Exponent!) };

        /// <summary>The public key as text, which a confused verifier may take for a shared secret.</summary>
        public string Pem => rsa.ExportSubjectPublicKeyInfoPem();

        public byte[] Sign(byte[] text) => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        private string Part(Func<RSAParameters, byte[]> part) => WebEncoders.Base64UrlEncode(part(rsa.ExportParameters(false)));
    }
}
