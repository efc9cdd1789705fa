using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Sandbox.Auth;

/// <summary>Turns a grant into a token that only this server can make or read: version, nonce, AES-GCM text, tag.</summary>
internal sealed class SessionSeal(byte[] key)
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = 1 + NonceSize + TagSize;

    // A policy has at most 2,048 characters; a longer token is nothing of ours, and is not worth decoding.
    private const int LongestToken = 32_768;

    public string Close(SessionGrant grant)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(grant);
        var token = new byte[Overhead + plain.Length];
        token[0] = Version;
        var nonce = token.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, token.AsSpan(1 + NonceSize, plain.Length), token.AsSpan(^TagSize..), token.AsSpan(0, 1));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Null when the token is not one of ours, whole and unchanged.</summary>
    public SessionGrant? Open(string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token))
        {
            return null;
        }
        var bytes = Base64Url.DecodeFromChars(token);
        // The decoder passes over blanks and spare bits, so that many texts would stand for one token.
        if (bytes.Length <= Overhead || bytes[0] != Version || Base64Url.EncodeToString(bytes) != token)
        {
            return null;
        }
        var plain = new byte[bytes.Length - Overhead];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(
                bytes.AsSpan(1, NonceSize), bytes.AsSpan(1 + NonceSize, plain.Length), bytes.AsSpan(^TagSize..), plain, bytes.AsSpan(0, 1));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return JsonSerializer.Deserialize<SessionGrant>(plain);
    }
}

/// <summary>What a session token says under its seal.</summary>
internal sealed record SessionGrant(string AccessKeyId, string RoleName, string SessionName, DateTimeOffset Expires, string? Policy);
