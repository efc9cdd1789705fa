namespace Portal.Credentials;

/// <summary>Credentials for a deposit.</summary>
internal static class CredentialsServices
{
    public static IServiceCollection AddCredentials(this IServiceCollection services) => services.AddSingleton<CredentialVending>();
}
