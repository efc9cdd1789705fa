using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Ground;
using Portal.Tests.Identity.OpenId;

namespace Portal.Tests.Ground;

public sealed class QuietLogTests
{
    public static TheoryData<string, string?, LogLevel> Asked => new()
    {
        { TracedTests.Requests, null, LogLevel.Warning },
        { TracedTests.Requests, "Console", LogLevel.Warning },
        { TracedTests.SignIn, null, LogLevel.None },
        { TracedTests.SignIn, "Debug", LogLevel.None },
        { "Microsoft.AspNetCore.Routing", null, LogLevel.Trace },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void Settings_make_these_lines_quieter_and_not_louder(string category, string? provider, LogLevel least)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            logging.Services.Configure<LoggerFilterOptions>(options =>
            {
                options.Rules.Add(new LoggerFilterRule(null, "Microsoft", LogLevel.Trace, null));
                options.Rules.Add(new LoggerFilterRule("Console", null, LogLevel.Trace, null));
                options.Rules.Add(new LoggerFilterRule("Console", TracedTests.Requests, LogLevel.Debug, null));
                options.Rules.Add(new LoggerFilterRule("Debug", TracedTests.SignIn, LogLevel.Error, null));
            });
            logging.KeepSecretsOut();
        });
        using var built = services.BuildServiceProvider();

        var rules = built.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.Rules;

        var counts = rules.Last(rule => rule.ProviderName == provider && category.StartsWith(rule.CategoryName ?? "", StringComparison.Ordinal));
        Assert.Equal(least, counts.LogLevel);
    }
}
