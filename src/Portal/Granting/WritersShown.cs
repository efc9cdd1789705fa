namespace Portal.Granting;

/// <summary>Which grants a list shows.</summary>
public enum WritersShown
{
    Standing,
    Unused,
    Waiting,
    Ended,
}
