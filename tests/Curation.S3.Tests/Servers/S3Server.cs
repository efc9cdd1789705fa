using Curation.S3.Calls;

namespace Curation.S3.Tests.Servers;

/// <summary>A running server that tests make buckets on.</summary>
internal sealed record S3Server(string Url, AccessKeyPair Keys, string? Role = null)
{
    private static readonly Lazy<Task<S3Server>> Moto = new(MotoProcess.StartAsync);
    private static readonly Lazy<Task<S3Server>> Sandbox = new(EmbeddedServer.StartAsync);

    public static Task<S3Server> NamedAsync(string name) => name switch
    {
        "moto" => Moto.Value,
        "sandbox" => Sandbox.Value,
        _ => throw new ArgumentException($"There is no server “{name}”.", nameof(name)),
    };
}
