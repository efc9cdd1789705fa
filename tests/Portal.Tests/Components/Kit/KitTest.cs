using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Testing.Clocks;

namespace Portal.Tests.Components.Kit;

/// <summary>A place to render one component, with what the kit asks the services for.</summary>
public abstract class KitTest : BunitContext
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    protected KitTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new FixedClock(Now));
        Services.AddRadzenComponents();
    }
}
