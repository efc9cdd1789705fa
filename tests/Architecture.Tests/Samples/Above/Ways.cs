using Architecture.Tests.Samples.Below;

namespace Architecture.Tests.Samples.Above;

internal abstract class ByArgument
{
    public abstract void Take(IReadOnlyDictionary<string, Thing[]> things);
}

[About]
internal sealed class ByAttribute;

internal sealed class ByBase : Thing;

internal sealed class ByBound
{
    public static object? Of<T>(T value)
        where T : Thing? => value;
}

internal sealed class ByCall
{
    public static int Two => Thing.Count + 1;
}

internal sealed class ByCatch
{
    public static bool Try(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (ThingException)
        {
            return false;
        }
    }
}

internal sealed class ByField
{
    public Thing? Held { get; init; }
}

internal sealed class ByLambda
{
    public static Func<int> Later(int more) => () => Thing.Count + more;
}

internal sealed class ByTypeOf
{
    public static string Name => typeof(Thing).Name;
}

internal sealed class ByWait
{
    public static async Task<string?> NameAsync() => (await Thing.FindAsync()).ToString();
}

internal sealed class ByNothing
{
    public static string Name => nameof(Thing);
}
