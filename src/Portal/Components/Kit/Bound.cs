using System.Globalization;

namespace Portal.Components.Kit;

/// <summary>How much a text field takes, and what is said of more.</summary>
internal static class Bound
{
    /// <summary>
    /// A circuit takes 32 KB a message, and a message of a field holds its text twice. A UTF-16 unit has at most three bytes of UTF-8 there,
    /// so that this many always fit; portal.js weighs what JSON writes longer.
    /// </summary>
    public const int Most = 4_000;

    /// <summary>What is narrowed by: nothing that it could find is longer.</summary>
    public const int Filter = 200;

    public const int Date = 10;

    public static string TooLong(int length, int most) => length > most
        ? string.Create(CultureInfo.InvariantCulture, $"At most {most:N0} characters fit here; this text has {length:N0}. It stays as it is and is not used: shorten it.")
        : "This text holds signs that take too much room: it stays as it is and is not used. Shorten it, or write it anew.";

    public static string Room(int length, int most) => length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"At most {most:N0} characters.")
        : string.Create(CultureInfo.InvariantCulture, $"{length:N0} of {most:N0} characters.");
}
