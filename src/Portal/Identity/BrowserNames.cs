namespace Portal.Identity;

/// <summary>What a browser says of itself, in the words by which its person knows it.</summary>
internal static class BrowserNames
{
    // The first that fits: most browsers also claim to be those that came before them.
    private static readonly (string Mark, string Word)[] Programs =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Word)[] Systems =
        [
            ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("CrOS", "ChromeOS"), ("Mac OS X", "a Mac"),
            ("Linux", "Linux"),
        ];

    public static string Of(string? agent) => (Found(Programs, agent), Found(Systems, agent)) switch
    {
        (null, null) => "A browser that did not say which",
        (null, { } system) => $"A browser on {system}",
        ({ } program, null) => program,
        var (program, system) => $"{program} on {system}",
    };

    private static string? Found((string Mark, string Word)[] known, string? agent) =>
        known.FirstOrDefault(one => agent?.Contains(one.Mark, StringComparison.Ordinal) is true).Word;
}
