namespace Portal;

/// <summary>Something of others that the portal can do without for a while, and that watches itself.</summary>
public interface IDistantPart
{
    /// <summary>How it was when it was last asked; asks nothing.</summary>
    Health.Part Tell();
}
