namespace Portal.Components.Kit;

/// <summary>The drawings that <see cref="Icon"/> knows.</summary>
public enum Glyph
{
    Neutral,
    Going,
    Good,
    Warning,
    Bad,
    Home,
    Deposit,
    Request,
    Staging,
    Gallery,
    Job,
    Audit,
    Copy,
    Menu,
    Theme,
    SignOut,
    Person,
    Folder,
    File,
}
