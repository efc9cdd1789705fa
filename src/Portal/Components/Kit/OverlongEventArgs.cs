using Microsoft.AspNetCore.Components;

namespace Portal.Components.Kit;

/// <summary>What portal.js tells instead of a text that a field does not take.</summary>
public sealed class OverlongEventArgs : EventArgs
{
    /// <summary>In UTF-16 units, as everywhere; 0 once it fits.</summary>
    public int Length { get; set; }
}

/// <summary>The events that portal.js makes, for markup to listen to.</summary>
[EventHandler("onoverlong", typeof(OverlongEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
