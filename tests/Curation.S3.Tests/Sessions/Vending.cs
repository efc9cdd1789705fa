using Amazon.Runtime;
using Curation.S3.Calls;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Sessions;

public sealed class Vending
{
    private static readonly Prefix Oasis = Prefix.Parse("cpg0037-oasis/broad");
    private static readonly AuditContext Ada = new("ada@example.org", "entra|ada", "019a1b2c-3d4e-7f00-8123-456789abcdef");

    [Theory, Servers]
    public async Task Gives_credentials_with_an_end(string server)
    {
        await using var world = await World.OnAsync(server);

        var given = await world.Account.Vendor.VendAsync(Oasis, Permission.ReadWrite, TimeSpan.FromHours(1), Ada, CancellationToken.None);

        Assert.NotEmpty(given.AccessKeyId);
        Assert.NotEmpty(given.SessionToken);
        Assert.InRange(given.Expires, DateTimeOffset.UtcNow.AddMinutes(55), DateTimeOffset.UtcNow.AddMinutes(65));
        Assert.DoesNotContain(given.SecretAccessKey, given.ToString(), StringComparison.Ordinal);
        _ = new SessionAWSCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken);
    }

    [Theory, Servers]
    public async Task Refuses_a_time_that_is_too_short_or_too_long(string server)
    {
        await using var world = await World.OnAsync(server);

        foreach (var duration in new[] { TimeSpan.FromMinutes(14), TimeSpan.FromHours(13) })
        {
            var refusal = await Assert.ThrowsAsync<StoreException>(
                () => world.Account.Vendor.VendAsync(Oasis, Permission.Read, duration, Ada, CancellationToken.None));
            Assert.Equal(StoreReason.DurationOutOfBounds, refusal.Failure?.Reason);
            Assert.Equal([$"{duration.TotalMinutes}"], refusal.Failure?.Details);
        }
    }

    [Theory]
    [InlineData("AccessDenied", "User is not authorized", StoreReason.RoleRefused)]
    [InlineData("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", StoreReason.RoleOfRole)]
    [InlineData("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", StoreReason.SessionTooLong)]
    [InlineData("ValidationError", "x is invalid", StoreReason.NoSuchRole)]
    [InlineData("PackedPolicyTooLarge", "too large", StoreReason.PackedPolicyTooLarge)]
    [InlineData("MalformedPolicyDocument", "bad", StoreReason.MalformedPolicy)]
    [InlineData("RegionDisabledException", "no", StoreReason.SessionsDisabled)]
    [InlineData("InvalidClientTokenId", "no", StoreReason.UnknownAccessKey)]
    public async Task Says_why_a_session_is_refused(string code, string message, StoreReason reason)
    {
        await using var interceptor = await Interceptor.StartAsync();
        interceptor.Before = async context =>
        {
            context.Response.StatusCode = code == "AccessDenied" ? 403 : 400;
            context.Response.ContentType = "text/xml";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response,
                $"<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>");
            return true;
        };
        var options = Accounts.At(interceptor.InFrontOf("http://127.0.0.1:1"), new AccessKeyPair("AKIDEXAMPLE", "the-secret"));
        using var account = new StoreAccount(options);

        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => account.Vendor.VendAsync(Oasis, Permission.Read, TimeSpan.FromHours(1), Ada, CancellationToken.None));

        Assert.Equal((reason, "cpg0037-oasis/broad"), (refusal.Failure?.Reason, refusal.Failure?.Call.Key));
        Assert.Equal((code, message), (refusal.Failure?.Server?.Code, refusal.Failure?.Server?.Message));
        Assert.DoesNotContain("the-secret", refusal.ToString(), StringComparison.Ordinal);
    }
}
