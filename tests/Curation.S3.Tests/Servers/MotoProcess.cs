using Curation.S3.Calls;
using Testing.Running;

namespace Curation.S3.Tests.Servers;

/// <summary>One server that none of us wrote, for the whole run.</summary>
internal static class MotoProcess
{
    public const string Tool = MotoServer.Program;

    // Held, so that nobody collects it and closes its input.
    private static MotoServer? held;

    public static async Task<S3Server> StartAsync()
    {
        held = await MotoServer.StartAsync();
        return new S3Server(held.Address.GetLeftPart(UriPartial.Authority), new AccessKeyPair("AKIDEXAMPLE", "moto-takes-any-secret"));
    }
}
