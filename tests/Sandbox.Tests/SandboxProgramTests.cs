using Testing.Tools;

namespace Sandbox.Tests;

public sealed class SandboxProgramTests
{
    [Theory]
    [InlineData("--seed", "true")]
    [InlineData("--bucket", "staging")]
    [InlineData("--url=http://127.0.0.1:0")]
    public async Task A_setting_that_it_does_not_have_ends_it_before_it_starts(params string[] more)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(2, await SandboxProgram.Main(["--data", folder.At("data"), .. more]));
        Assert.False(Directory.Exists(folder.At("data")));
    }
}
