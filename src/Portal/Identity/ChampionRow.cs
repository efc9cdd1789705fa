namespace Portal.Identity;

/// <summary>Somebody who can be named as a champion.</summary>
/// <param name="Name">As the choice shows it; two of one name are told apart.</param>
public sealed record ChampionRow(string Name, string Email);
