using System.Text;
using Sandbox;

namespace Portal.Tests.Demo.Seeds;

internal sealed record Made(FirstObject Seed, byte[] Bytes)
{
    public string Key => Seed.Key;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public IReadOnlyList<string[]> Rows(char separator = ',') =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(separator))];
}
