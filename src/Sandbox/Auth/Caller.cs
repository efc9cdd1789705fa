using Sandbox.Auth.Policies;

namespace Sandbox.Auth;

/// <summary>Whoever signed a request, and what they may do: root and administrators everything, the others what their policy allows.</summary>
internal sealed class Caller
{
    private static readonly SessionPolicy AskOnly = PolicyParser.Parse(
        """{"Statement":[{"Effect":"Allow","Action":["s3:GetDataAccess","s3:ListCallerAccessGrants","s3:GetAccessGrantsInstanceForPrefix"],"Resource":"*"}]}""");

    private readonly SessionPolicy? policy;

    private Caller(string accessKeyId, SessionPolicy? policy) => (AccessKeyId, this.policy) = (accessKeyId, policy);

    public string AccessKeyId { get; }

    public string? RoleName { get; private init; }

    public string? SessionName { get; private init; }

    /// <summary>Null for root and for sessions.</summary>
    public string? UserArn { get; private init; }

    public bool IsRoot => SessionName is null && UserArn is null;

    /// <summary>Whether no policy narrows this one down, and it is no session.</summary>
    public bool MayAll => SessionName is null && policy is null;

    public static Caller Root(string accessKeyId) => new(accessKeyId, null);

    public static Caller User(SandboxUser user) => new(user.AccessKeyId, user.IsAdministrator ? null : AskOnly) { UserArn = user.Arn };

    /// <summary>A role has root's powers; a session policy takes away what it does not name.</summary>
    public static Caller Session(string accessKeyId, string roleName, string sessionName, SessionPolicy? policy) =>
        new(accessKeyId, policy) { RoleName = roleName, SessionName = sessionName };

    /// <param name="action">Such as <c>s3:GetObject</c>.</param>
    /// <param name="resourceArn">Such as <c>arn:aws:s3:::bucket/key</c>.</param>
    /// <param name="listPrefix">The prefix a listing asks for; null when it asks for none, which is not the same as "".</param>
    /// <param name="delimiter">The delimiter a listing asks for, likewise.</param>
    public bool Allows(string action, string resourceArn, string? listPrefix, string? delimiter = null) =>
        policy is null || policy.Allows(new AccessQuestion(action, resourceArn, listPrefix, delimiter));
}
