namespace Portal.Components.Kit;

/// <summary>How loud a button is: one primary a page; danger for what cannot be undone.</summary>
public enum ActKind
{
    Primary,
    Quiet,
    Danger,
}
