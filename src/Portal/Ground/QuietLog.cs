using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Portal.Ground;

/// <summary>
/// Keeps out of the log, whatever its settings ask for, the lines of the framework that hold what opens a door: request lines with the provider's
/// code in them, and all that the sign-in's handler says, which quotes addresses, cookies, tokens and what others wrote. Settings may make these
/// quieter, not louder.
/// </summary>
internal static class QuietLog
{
    private static readonly (string Category, LogLevel Floor)[] Floors =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),

        // Why a sign-in failed is said by Portal.Identity.OpenId.SignInEvents.
        (typeof(OpenIdConnectHandler).FullName!, LogLevel.None),
    ];

    public static void KeepSecretsOut(this ILoggingBuilder logging) => logging.Services.PostConfigure<LoggerFilterOptions>(options =>
    {
        // A rule for one provider goes before all that are for every provider: each that has rules needs these, too.
        string?[] providers = [null, .. options.Rules.Select(rule => rule.ProviderName).OfType<string>().Distinct()];
        LoggerFilterRule[] raised =
            [.. providers.SelectMany(provider => Floors.Select(floor => Raised(options, provider, floor.Category, floor.Floor)))];
        foreach (var rule in raised)
        {
            options.Rules.Add(rule);
        }
    });

    // The last of equal rules counts, and none is longer than the category itself.
    private static LoggerFilterRule Raised(LoggerFilterOptions options, string? provider, string category, LogLevel floor)
    {
        var asked = options.Rules
            .Where(rule => (rule.ProviderName is null || rule.ProviderName == provider)
                && (rule.CategoryName is null || category.StartsWith(rule.CategoryName, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(rule => rule.ProviderName is not null)
            .ThenBy(rule => rule.CategoryName?.Length ?? 0)
            .LastOrDefault();
        var level = asked is null ? options.MinLevel : asked.LogLevel ?? LogLevel.Trace;
        return new LoggerFilterRule(provider, category, level > floor ? level : floor, asked?.Filter);
    }
}
