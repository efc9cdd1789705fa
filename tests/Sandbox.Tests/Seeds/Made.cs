using System.Text;
using Sandbox.Seeds;

namespace Sandbox.Tests.Seeds;

internal sealed record Made(SeedObject Seed, byte[] Bytes)
{
    public string Key => Seed.Key;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public IReadOnlyList<string[]> Rows(char separator = ',') =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(separator))];
}
