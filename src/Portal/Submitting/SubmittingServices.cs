namespace Portal.Submitting;

/// <summary>Submitting a deposit, and the locks on what was submitted.</summary>
internal static class SubmittingServices
{
    public static IServiceCollection AddSubmitting(this IServiceCollection services)
    {
        services.AddSingleton<StagedNow>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<SubmissionLocks>();
        services.AddHostedService<SubmissionLockKeeper>();
        return services;
    }
}
