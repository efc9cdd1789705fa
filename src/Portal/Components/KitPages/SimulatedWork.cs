namespace Portal.Components.KitPages;

/// <summary>What the buttons of the kit's page do: nothing, for long enough to see what a button looks like that is busy. The page is there in development alone.</summary>
internal static class SimulatedWork
{
    public static Task WorkAsync() => Task.Delay(TimeSpan.FromSeconds(1.5));
}
