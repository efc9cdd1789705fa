using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Writers;

/// <summary>A list of who can write, as an address that can be sent to somebody.</summary>
internal static class WritersAddress
{
    public static string Of(string path, WritersQuery query, string? after) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["prefix"] = query.Prefix,
        ["show"] = query.Show is WritersShown.InForce ? null : Word(query.Show),
        ["flaw"] = query.Flaw is { } flaw ? Word(flaw) : null,
        ["order"] = query.Order is WritersOrder.Newest ? null : Word(query.Order),
        ["after"] = after,
    }.Where(part => part.Value is not null));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
