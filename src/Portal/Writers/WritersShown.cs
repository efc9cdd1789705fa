namespace Portal.Writers;

/// <summary>Which grants a list shows.</summary>
public enum WritersShown
{
    Standing,

    /// <summary>Not yet done at the provider.</summary>
    Waiting,

    Ended,
}
