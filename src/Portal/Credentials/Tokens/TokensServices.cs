namespace Portal.Credentials.Tokens;

/// <summary>Access tokens, and credentials for whoever holds one.</summary>
internal static class TokensServices
{
    public static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<TokenOwners>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<Renewals>();
        return services;
    }
}
