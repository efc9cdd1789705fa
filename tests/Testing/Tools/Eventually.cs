using System.Diagnostics;

namespace Testing.Tools;

/// <summary>Asks until the answer is right, with a bound.</summary>
public static class Eventually
{
    public static async Task<T> IsAsync<T>(Func<Task<T>> ask, Predicate<T> isRight, TimeSpan atMost, Func<T, string> otherwise)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            var answer = await ask();
            if (isRight(answer))
            {
                return answer;
            }

            Assert.True(since.Elapsed < atMost, $"{otherwise(answer)} after {atMost.TotalSeconds:0} s");
            await Task.Delay(20);
        }
    }
}
