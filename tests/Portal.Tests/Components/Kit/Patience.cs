using System.Runtime.CompilerServices;

namespace Portal.Tests.Components.Kit;

/// <summary>A page is waited for as long as a crowded machine may take: what never comes still fails.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Take() => BunitContext.DefaultWaitTimeout = TimeSpan.FromMinutes(1);
}
