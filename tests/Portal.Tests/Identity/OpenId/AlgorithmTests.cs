using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Identity.OpenId;

namespace Portal.Tests.Identity.OpenId;

/// <summary>Every method of the list lets people in, with the hash of the access token that goes with it.</summary>
public sealed class AlgorithmTests : IClassFixture<Door>, IDisposable
{
    private readonly RSA rsa = RSA.Create(2048);
    private readonly Door door;

    public AlgorithmTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    public static TheoryData<string> Allowed => [.. SignedToken.Algorithms];

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task It_lets_people_in(string method)
    {
        var hash = new HashAlgorithmName($"SHA{method[2..]}");
        using var ec = ECDsa.Create(
            method switch { "ES384" => ECCurve.NamedCurves.nistP384, "ES512" => ECCurve.NamedCurves.nistP521, _ => ECCurve.NamedCurves.nistP256 });
        var signed = method[0] switch
        {
            'R' => text => rsa.SignData(text, hash, RSASignaturePadding.Pkcs1),
            'P' => text => rsa.SignData(text, hash, RSASignaturePadding.Pss),
            _ => new Func<byte[], byte[]>(text => ec.SignData(text, hash)),
        };
        door.Provider.Instead["keys"] = context => context.Response.WriteAsJsonAsync(
            new { keys = new[] { method[0] == 'E' ? Public(ec, method) : Public(rsa, method) } });
        door.Provider.Token = claims =>
        {
            claims["at_hash"] = Half(CryptographicOperations.HashData(hash, Encoding.ASCII.GetBytes(door.Provider.AccessToken)));
            return HostileProvider.Jwt(new() { ["alg"] = method, ["kid"] = method }, claims, signed);
        };

        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        door.Clock.Advance(TimeSpan.FromSeconds(11)); // until the keys may be asked for again
    }

    public void Dispose() => rsa.Dispose();

    private static string Half(byte[] hash) => WebEncoders.Base64UrlEncode(hash[..(hash.Length / 2)]);

    private static Dictionary<string, string> Public(RSA key, string name)
    {
        var numbers = key.ExportParameters(false);
        return new()
        {
            ["kty"] = "RSA",
            ["kid"] = name,
            ["n"] = WebEncoders.Base64UrlEncode(numbers.Modulus!),
            ["e"] = WebEncoders.Base64UrlEncode(numbers.Exponent!),
        };
    }

    private static Dictionary<string, string> Public(ECDsa key, string name)
    {
        var point = key.ExportParameters(false).Q;
        var curve = name switch { "ES384" => "P-384", "ES512" => "P-521", _ => "P-256" };
        return new()
        {
            ["kty"] = "EC",
            ["kid"] = name,
            ["crv"] = curve,
            ["x"] = WebEncoders.Base64UrlEncode(point.X!),
            ["y"] = WebEncoders.Base64UrlEncode(point.Y!),
        };
    }
}
