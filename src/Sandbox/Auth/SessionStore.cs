using System.Security.Cryptography;
using System.Text;
using Sandbox.Auth.Policies;
using Sandbox.Refusals;

namespace Sandbox.Auth;

/// <summary>
/// Sessions without a store: the token carries its own grant under a seal, and the secret follows from the root secret and
/// the key id. So a restart forgets nothing, nothing secret is on disk, and a new root secret ends every session.
/// </summary>
internal sealed class SessionStore(string rootSecret, TimeProvider clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly SessionSeal seal = new(Key(rootSecret, "session token"));
    private readonly byte[] secrets = Key(rootSecret, "session secret");

    public SessionCredentials Issue(string roleName, string sessionName, TimeSpan duration, string? policy)
    {
        var id = "ASIA" + RandomNumberGenerator.GetString(Letters, 16);
        // Whole seconds, since that is what the credentials file of a client can say.
        var expires = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + duration).ToUnixTimeSeconds());
        return new SessionCredentials(id, Secret(id), seal.Close(new SessionGrant(id, roleName, sessionName, expires, policy)), expires);
    }

    /// <summary>The session that a token stands for, and its secret; refuses a token that is not ours, another key's or over.</summary>
    public (Caller Caller, string Secret) Open(string accessKeyId, string token)
    {
        var grant = seal.Open(token);
        if (grant is null || grant.AccessKeyId != accessKeyId)
        {
            throw new S3Exception("InvalidToken", 400, "The provided token is malformed or otherwise invalid.");
        }
        if (clock.GetUtcNow() >= grant.Expires)
        {
            throw new S3Exception("ExpiredToken", 400, "The provided token has expired.");
        }
        var policy = grant.Policy is null ? null : PolicyParser.Parse(grant.Policy);
        return (Caller.Session(grant.AccessKeyId, grant.RoleName, grant.SessionName, policy), Secret(grant.AccessKeyId));
    }

    private string Secret(string accessKeyId) =>
        Convert.ToBase64String(HMACSHA256.HashData(secrets, Encoding.UTF8.GetBytes(accessKeyId)).AsSpan(0, 30));

    private static byte[] Key(string rootSecret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(rootSecret), 32, info: Encoding.UTF8.GetBytes("sandbox " + purpose));
}

/// <summary>What AssumeRole hands out: shown once, kept nowhere.</summary>
internal sealed record SessionCredentials(string AccessKeyId, string Secret, string Token, DateTimeOffset Expires);
