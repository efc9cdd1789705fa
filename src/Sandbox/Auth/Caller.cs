using Sandbox.Auth.Policies;

namespace Sandbox.Auth;

/// <summary>Whoever signed a request, and what they may do: root everything, a session what its policy allows.</summary>
internal sealed class Caller
{
    private readonly SessionPolicy? _policy;

    private Caller(string accessKeyId, string? roleName, string? sessionName, SessionPolicy? policy)
    {
        AccessKeyId = accessKeyId;
        RoleName = roleName;
        SessionName = sessionName;
        _policy = policy;
    }

    public string AccessKeyId { get; }

    public string? RoleName { get; }

    public string? SessionName { get; }

    public bool IsRoot => SessionName is null;

    public static Caller Root(string accessKeyId) => new(accessKeyId, null, null, null);

    /// <summary>A role has root's powers; a session policy takes away what it does not name.</summary>
    public static Caller Session(string accessKeyId, string roleName, string sessionName, SessionPolicy? policy) =>
        new(accessKeyId, roleName, sessionName, policy);

    /// <param name="action">Such as <c>s3:GetObject</c>.</param>
    /// <param name="resourceArn">Such as <c>arn:aws:s3:::bucket/key</c>.</param>
    /// <param name="listPrefix">The prefix a listing asks for; null when it asks for none, which is not the same as "".</param>
    /// <param name="delimiter">The delimiter a listing asks for, likewise.</param>
    public bool Allows(string action, string resourceArn, string? listPrefix, string? delimiter = null) =>
        IsRoot || _policy is null || _policy.Allows(new AccessQuestion(action, resourceArn, listPrefix, delimiter));
}
