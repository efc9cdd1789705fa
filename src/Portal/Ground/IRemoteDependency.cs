namespace Portal.Ground;

/// <summary>Something of others that the portal can do without for a while, and that watches itself.</summary>
public interface IRemoteDependency
{
    /// <summary>How it was when it was last asked; asks nothing.</summary>
    HealthPart Tell();
}

/// <summary>How one of the parts is that the portal stands on.</summary>
/// <param name="IsNeeded">Whether nothing goes on without it.</param>
public sealed record HealthPart(string Name, bool Answers, string Message, bool IsNeeded = true);
