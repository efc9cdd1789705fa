namespace Portal.Health;

/// <summary>Asks a running portal how it is, so that a container needs no other program for its health check.</summary>
internal static class HealthProbe
{
    public const string Argument = "--health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <returns>0 if it is well, 1 if not: what a health check counts by. What it said goes to the console.</returns>
    public static async Task<int> AskAsync(string address)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Absolute));
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"No answer from {address}: {exception.Message}");
            return 1;
        }
    }
}
