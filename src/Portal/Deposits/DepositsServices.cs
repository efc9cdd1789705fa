using Portal.Components.Kit;
using Portal.Deposits.Drafts;

namespace Portal.Deposits;

/// <summary>Deposits as people read them and decide on them, and drafts of requests.</summary>
internal static class DepositsServices
{
    public static IServiceCollection AddDeposits(this IServiceCollection services)
    {
        services.AddSingleton<DepositQueries>();
        services.AddSingleton<DepositActs>();
        services.AddSingleton<RequestDrafts>();
        services.AddSingleton<LatestChecks>();
        services.AddSingleton<AccessEnds>();
        services.AddSingleton(new RailEntry(20, "/deposits", "Deposits", Glyph.Deposit));
        return services;
    }
}
