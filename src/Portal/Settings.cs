using Portal.Grants;
using Portal.Ground;
using Portal.Hosts;
using Portal.Identity;

namespace Portal;

/// <summary>All settings, read and judged once. A wrong one stops the start with its name and what it should be.</summary>
internal sealed record Settings(PortalOptions Portal, S3Options S3, IdentityOptions Identity, GrantOptions Grants, HostSettings Hosts, bool IsSandbox)
{
    /// <summary>Whether a first start brings example data and its deposits.</summary>
    public bool BringsExamples => IsSandbox && Portal.Seed;

    public static bool TryRead(IConfiguration configuration, out Settings settings, out string faults)
    {
        var section = configuration.GetSection(S3Options.Section);
        var found = new List<string>();
        var portal = Bound<PortalOptions>(configuration.GetSection(PortalOptions.Section), found) ?? new PortalOptions();
        var s3 = Bound<S3Options>(section, found) ?? new S3Options();
        var identity = Bound<IdentityOptions>(configuration.GetSection(IdentityOptions.Section), found) ?? new IdentityOptions();
        var grants = Bound<GrantOptions>(configuration.GetSection(GrantOptions.Section), found) ?? new GrantOptions();

        // No address and no bucket: the first run, on the embedded server.
        var sandbox = section[nameof(S3Options.ServiceUrl)] is null
            && section[nameof(S3Options.StagingBucket)] is null
            && section[nameof(S3Options.GalleryBucket)] is null;
        found.AddRange(portal.Faults());
        found.AddRange(grants.Faults());
        if (!sandbox)
        {
            found.AddRange(new[] { nameof(S3Options.StagingBucket), nameof(S3Options.GalleryBucket) }
                .Where(name => string.IsNullOrWhiteSpace(section[name]))
                .Select(name =>
                    $"S3:{name} is missing: name the bucket. (Leave out S3:ServiceUrl, S3:StagingBucket and S3:GalleryBucket altogether for the embedded server.)"));
            found.AddRange(s3.Faults());
        }

        found.AddRange(IdentityFaults.Of(identity, sandbox, configuration, out identity));
        settings = new Settings(portal, s3, identity, grants, HostSettings.Read(configuration, portal, identity.UsesPersonas, found), sandbox);
        faults = string.Join(Environment.NewLine, found.Distinct().Select(fault => $"The portal cannot start: {fault}"));
        return found.Count == 0;
    }

    private static T? Bound<T>(IConfigurationSection section, List<string> faults)
    {
        try
        {
            return section.Get<T>(binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException exception)
        {
            faults.Add($"a setting of “{section.Key}” is wrong: {exception.Message}");
            return default;
        }
    }
}
