using Portal.Data;
using Portal.Hosts;

namespace Portal;

/// <summary>What whoever starts the portal should know about who reaches it.</summary>
internal static partial class StartWarnings
{
    public static void WarnOfSettings(this WebApplication app, Settings settings)
    {
        var (hosts, logger) = (settings.Hosts, app.Logger);
        if (settings.Identity.UsesPersonas && settings.Portal.PersonasForEverybody)
        {
            PersonasForEverybody(logger, string.Join(", ", hosts.ListensAt));
        }

        if (settings.IsSandbox && !Listening.IsOnThisMachine(settings.Portal.SandboxUrl))
        {
            SandboxForEverybody(logger, settings.Portal.SandboxUrl);
        }

        if (app.Services.GetRequiredService<DataFolder>() is { OpenToOthers: { Length: > 0 } why } folder)
        {
            OpenFolder(logger, folder.Root, why);
        }

        if (hosts.Names.IsEvery)
        {
            EveryName(logger);
        }
        else if (!settings.Identity.UsesPersonas && hosts.Names.All.All(Loopback.IsNamed))
        {
            NoName(logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Portal:PersonasForEverybody is set: whoever reaches {Addresses} may be anybody, maintainers too")]
    private static partial void PersonasForEverybody(ILogger logger, string addresses);

    [LoggerMessage(LogLevel.Warning, "The embedded server listens at {Address}, which others reach: its keys are published, so whoever reaches it reads and writes everything in it")]
    private static partial void SandboxForEverybody(ILogger logger, string address);

    [LoggerMessage(LogLevel.Warning, "Other users of this machine may read in the data directory {Folder}, as it could not be shut: {Why} Give it to the portal's user, with the mode 0700")]
    private static partial void OpenFolder(ILogger logger, string folder, string why);

    [LoggerMessage(LogLevel.Warning, "AllowedHosts is *: the portal answers to whatever it is called, and leads there. Name the hosts that people use, like AllowedHosts=portal.example.org")]
    private static partial void EveryName(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "AllowedHosts is not set: the portal answers on this machine only. Name the hosts that people use, like AllowedHosts=portal.example.org, or its address with Portal:PublicAddress")]
    private static partial void NoName(ILogger logger);
}
