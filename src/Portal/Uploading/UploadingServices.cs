namespace Portal.Uploading;

/// <summary>The page of an upload under way.</summary>
internal static class UploadingServices
{
    public static IServiceCollection AddUploading(this IServiceCollection services) => services.AddSingleton<Arrivals>();
}
