using System.Net;
using System.Net.Sockets;

namespace Portal.Api;

/// <summary>
/// Counts failures by address. Only failures are held back: a neighbour behind the same address whose token is right gets on. Bounded by
/// <see cref="MostAddresses"/>, whatever comes.
/// </summary>
internal sealed class FailureLimit(TimeProvider clock)
{
    public const int Most = 20;

    private const int MostAddresses = 10_000;
    private readonly Lock one = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> failures = [];

    public static TimeSpan Window => TimeSpan.FromMinutes(10);

    /// <summary>One more failure; how long to wait if there were too many, else zero.</summary>
    public TimeSpan Count(IPAddress? address)
    {
        lock (one)
        {
            var now = clock.GetUtcNow();
            if (failures.Count >= MostAddresses)
            {
                foreach (var old in failures.Where(f => now - f.Value.Since >= Window).Select(f => f.Key).ToList())
                {
                    failures.Remove(old);
                }

                // So many at once are one who has many addresses: no count of theirs would hold them.
                if (failures.Count >= MostAddresses)
                {
                    failures.Clear();
                }
            }

            var key = KeyOf(address);
            var (since, count) = failures.TryGetValue(key, out var known) && now - known.Since < Window ? known : (now, 0);
            failures[key] = (since, count + 1);
            return count >= Most ? since + Window - now : TimeSpan.Zero;
        }
    }

    // A household has 2^64 addresses of version 6: they count as one.
    private static string KeyOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
