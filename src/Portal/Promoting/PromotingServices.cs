using Portal.Jobs;
using Portal.Promoting.Copying;
using Portal.Promoting.Receipts;

namespace Portal.Promoting;

internal static class PromotingServices
{
    public static IServiceCollection AddPromoting(this IServiceCollection services) => services
        .AddSingleton<Promotions>()
        .AddSingleton<PublishedReceipts>()
        .AddSingleton<StagingChangeCheck>()
        .AddSingleton<Comparison>()
        .AddSingleton<RewrittenObjects>()
        .AddSingleton<CopyRun>()
        .AddSingleton<CopyVerification>()
        .AddSingleton<IWorker, PromotionWorker>();
}
