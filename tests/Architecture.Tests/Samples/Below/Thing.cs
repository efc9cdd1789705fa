namespace Architecture.Tests.Samples.Below;

internal class Thing
{
    public static int Count => 1;

    public static Task<Thing> FindAsync() => Task.FromResult(new Thing());
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class AboutAttribute : Attribute;

internal sealed class ThingException : Exception;
