using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Sts;
using Sandbox.Tests.Running;
using Testing.Clocks;

namespace Sandbox.Tests.Sts;

public sealed class StsEndpointTests
{
    private const string Role = "arn:aws:iam::309624411020:role/portal/uploader";
    private const string Policy =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/p+q/*"}}""";
    private static readonly XNamespace Ns = "https://sts.amazonaws.com/doc/2011-06-15/";

    private readonly FixedClock clock = new(Signing.Now);
    private readonly SessionStore sessions;

    public StsEndpointTests() => sessions = new SessionStore(Signing.RootSecret, clock);

    [Fact]
    public async Task AssumeRole_gives_a_session_that_may_do_what_its_policy_says_until_it_expires()
    {
        var (status, answer) = await AskAsync(("RoleArn", Role), ("RoleSessionName", "ana@lab"), ("Policy", Policy), ("DurationSeconds", "900"));

        Assert.Equal(200, status);
        Assert.Equal(Ns + "AssumeRoleResponse", answer.Name);
        var credentials = answer.Descendants(Ns + "Credentials").Single();
        Assert.Equal("2026-03-04T05:21:07Z", credentials.Element(Ns + "Expiration")?.Value);
        Assert.Equal("arn:aws:sts::309624411020:assumed-role/uploader/ana@lab", answer.Descendants(Ns + "Arn").Single().Value);
        Assert.EndsWith(":ana@lab", answer.Descendants(Ns + "AssumedRoleId").Single().Value, StringComparison.Ordinal);
        Assert.InRange(int.Parse(answer.Descendants(Ns + "PackedPolicySize").Single().Value, CultureInfo.InvariantCulture), 1, 100);
        Assert.NotEmpty(answer.Descendants(Ns + "RequestId").Single().Value);
        var (caller, secret) = sessions.Open(credentials.Element(Ns + "AccessKeyId")!.Value, credentials.Element(Ns + "SessionToken")!.Value);
        Assert.Equal(secret, credentials.Element(Ns + "SecretAccessKey")?.Value);
        Assert.True(caller.Allows("s3:GetObject", "arn:aws:s3:::b/p+q/k", null));
        Assert.False(caller.Allows("s3:GetObject", "arn:aws:s3:::b/p q/k", null));
    }

    [Fact]
    public async Task Without_a_policy_or_duration_a_session_has_all_powers_for_an_hour()
    {
        var (_, answer) = await AskAsync(("RoleArn", Role), ("RoleSessionName", "ana"));

        var credentials = answer.Descendants(Ns + "Credentials").Single();
        Assert.Equal("2026-03-04T06:06:07Z", credentials.Element(Ns + "Expiration")?.Value);
        Assert.Empty(answer.Descendants(Ns + "PackedPolicySize"));
        var (caller, _) = sessions.Open(credentials.Element(Ns + "AccessKeyId")!.Value, credentials.Element(Ns + "SessionToken")!.Value);
        Assert.True(caller.Allows("s3:DeleteObject", "arn:aws:s3:::any/key", null));
    }

    [Theory]
    [InlineData("RoleArn", "", "ValidationError")]
    [InlineData("RoleArn", "arn:aws:iam::309624411020:user/x", "ValidationError")]
    [InlineData("RoleArn", "arn:aws:iam::309624411020:role/", "ValidationError")]
    [InlineData("RoleArn", "arn:aws:iam::309624411020:role/x\n", "ValidationError")]
    [InlineData("RoleArn", "arn:aws:iam::111122223333:role/x", "AccessDenied")]
    [InlineData("RoleSessionName", "a", "ValidationError")]
    [InlineData("RoleSessionName", "ana banana", "ValidationError")]
    [InlineData("RoleSessionName", "\u0001\uFFFE", "ValidationError")]
    [InlineData("DurationSeconds", "899", "ValidationError")]
    [InlineData("DurationSeconds", "43201", "ValidationError")]
    [InlineData("DurationSeconds", "-900", "ValidationError")]
    [InlineData("DurationSeconds", "an hour", "ValidationError")]
    [InlineData("Policy", "", "ValidationError")]
    [InlineData("Policy", "{}", "MalformedPolicyDocument")]
    [InlineData("SourceIdentity", "ada", "ValidationError")]
    [InlineData("Tags.member.1.Key", "project", "ValidationError")]
    [InlineData("TransitiveTagKeys.member.1", "project", "ValidationError")]
    [InlineData("ExternalId", "abc", "ValidationError")]
    [InlineData("TokenCode", "123456", "ValidationError")]
    [InlineData("ProvidedContexts.member.1.ContextAssertion", "x", "ValidationError")]
    [InlineData("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "ValidationError")]
    [InlineData("Action", "GetFederationToken", "InvalidAction")]
    [InlineData("Version", "2010-01-01", "InvalidAction")]
    public async Task What_AssumeRole_cannot_do_it_refuses(string name, string value, string code)
    {
        Dictionary<string, string> fields = new() { ["RoleArn"] = Role, ["RoleSessionName"] = "ana", [name] = value };

        var (status, answer) = await AskAsync([.. fields.Select(field => (field.Key, field.Value))]);

        Assert.Equal(code == "AccessDenied" ? 403 : 400, status);
        Assert.Equal(Ns + "ErrorResponse", answer.Name);
        Assert.Equal(code, answer.Descendants(Ns + "Code").Single().Value);
        Assert.NotEmpty(answer.Descendants(Ns + "Message").Single().Value);
    }

    [Fact]
    public async Task A_policy_has_at_most_2048_characters()
    {
        var (status, answer) = await AskAsync(("RoleArn", Role), ("RoleSessionName", "ana"), ("Policy", Policy.PadRight(2049)));
        Assert.Equal((400, "ValidationError"), (status, answer.Descendants(Ns + "Code").Single().Value));

        (status, _) = await AskAsync(("RoleArn", Role), ("RoleSessionName", "ana"), ("Policy", Policy.PadRight(2048)));
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task A_field_that_stands_twice_is_refused()
    {
        var (status, answer) = await AskAsync(("RoleArn", Role), ("RoleSessionName", "ana"), ("Policy", Policy), ("Policy", Policy));

        Assert.Equal((400, "ValidationError"), (status, answer.Descendants(Ns + "Code").Single().Value));
    }

    [Fact]
    public async Task A_session_cannot_make_another()
    {
        var (status, answer) = await AskAsync(Caller.Session("ASIAX", "portal", "ana", null), ("RoleArn", Role), ("RoleSessionName", "ana"));

        Assert.Equal((403, "AccessDenied"), (status, answer.Descendants(Ns + "Code").Single().Value));
        Assert.Contains("assumed-role/portal/ana", answer.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shorter_minimum_may_be_set()
    {
        var endpoint = new StsEndpoint(sessions, new SessionDurations { MinimumSeconds = 2 });

        var (status, _) = await AskAsync(endpoint, Caller.Root("ROOT"), ("RoleArn", Role), ("RoleSessionName", "ana"), ("DurationSeconds", "2"));

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task GetCallerIdentity_tells_who_asks()
    {
        var (_, root) = await AskAsync(Caller.Root("ROOT"), ("Action", "GetCallerIdentity"));
        var (_, session) = await AskAsync(Caller.Session("ASIAX", "portal", "ana", null), ("Action", "GetCallerIdentity"));

        Assert.Equal("arn:aws:iam::309624411020:root", root.Descendants(Ns + "Arn").Single().Value);
        Assert.Equal("arn:aws:sts::309624411020:assumed-role/portal/ana", session.Descendants(Ns + "Arn").Single().Value);
        Assert.Equal("309624411020", session.Descendants(Ns + "Account").Single().Value);
    }

    [Fact]
    public async Task A_form_that_does_not_end_is_cut_off()
    {
        var (status, answer) = await AskAsync(("RoleArn", Role), ("RoleSessionName", new string('a', 70_000)));

        Assert.Equal((413, "RequestEntityTooLarge"), (status, answer.Descendants(Ns + "Code").Single().Value));
    }

    [Theory]
    [InlineData("POST", "/", "application/x-www-form-urlencoded; charset=utf-8", true)]
    [InlineData("POST", "/?delete", "application/xml", false)]
    [InlineData("POST", "/bucket", "application/x-www-form-urlencoded", false)]
    [InlineData("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "", true)]
    [InlineData("GET", "/", "", false)]
    public void It_knows_which_requests_are_its_own(string method, string target, string type, bool expected) =>
        Assert.Equal(expected, StsEndpoint.Serves(RawRequests.Of(method, target, [("content-type", type)])));

    [Theory]
    [InlineData("InvalidAccessKeyId", 403, "InvalidClientTokenId", 403)]
    [InlineData("ExpiredToken", 400, "ExpiredToken", 403)]
    [InlineData("SignatureDoesNotMatch", 403, "SignatureDoesNotMatch", 403)]
    public async Task Refusals_of_the_signature_are_told_in_its_words(string code, int status, string expected, int expectedStatus)
    {
        var context = RawRequests.Of("POST", "/", []);

        await StsEndpoint.WriteErrorAsync(context, new S3Exception(code, status, "why"));

        Assert.Equal(expectedStatus, context.Response.StatusCode);
        Assert.Equal(expected, XElement.Parse(RawRequests.Answer(context)).Descendants(Ns + "Code").Single().Value);
    }

    [Fact]
    public async Task A_form_is_signed_by_a_hash_that_it_does_not_tell()
    {
        var form = Encoding.UTF8.GetBytes("Action=GetCallerIdentity&Version=2011-06-15");
        var context = Signing.Signed("POST", "/", form, service: "sts");

        var request = await Signing.AuthenticateAsync(context, "sts");

        Assert.Equal(form, await RawRequests.ReadToEndAsync(request.Body));
    }

    private Task<(int Status, XElement Answer)> AskAsync(params (string, string)[] fields) => AskAsync(Caller.Root("ROOT"), fields);

    private Task<(int Status, XElement Answer)> AskAsync(Caller caller, params (string, string)[] fields) =>
        AskAsync(new StsEndpoint(sessions, new SessionDurations()), caller, fields);

    private static async Task<(int Status, XElement Answer)> AskAsync(
        StsEndpoint endpoint, Caller caller, params (string Name, string Value)[] fields)
    {
        var all = fields.Any(field => field.Name == "Action") ? fields : [("Action", "AssumeRole"), .. fields];
        var form = string.Join('&', all.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        var context = RawRequests.Of("POST", "/", [("content-type", "application/x-www-form-urlencoded")]);
        await endpoint.HandleAsync(context, new AuthenticatedRequest(caller, new MemoryStream(Encoding.UTF8.GetBytes(form))));
        return (context.Response.StatusCode, XElement.Parse(RawRequests.Answer(context)));
    }
}
