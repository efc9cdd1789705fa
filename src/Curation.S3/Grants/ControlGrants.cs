using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Amazon.Runtime;
using Curation.Granting;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Grants;

/// <summary>The grants of one instance of S3 Access Grants. Lists hold one page in memory.</summary>
internal sealed class ControlGrants(ControlClient client, string bucket, GrantsInstance instance, GrantRefusals reasons) : IGrants
{
    private const string PageSize = "1000";

    private readonly ControlLocations locations = new(client, instance, reasons);

    public bool IsOffered => true;

    public Grantee Portal { get; } = Grantee.Parse(instance.Grantee);

    public string Location => instance.Location;

    public GrantScope ScopeOf(Prefix prefix) => GrantScope.Below(bucket, prefix);

    public Task<string> CreateAsync(Prefix prefix, Permission permission, Grantee grantee, CancellationToken cancellationToken) =>
        TellingAsync(reasons.Call(StoreOperation.MakeGrant, prefix.Text), async about =>
        {
            var scope = ScopeOf(prefix);
            var call = ControlCall.Post(
                "/grant", ControlBodies.Grant(instance.Location, await locations.BelowAsync(scope, cancellationToken), grantee, permission));
            try
            {
                var made = await client.SendAsync(call, "CreateAccessGrantResult", cancellationToken);
                return made.Text("AccessGrantId") is { Length: > 0 } id ? id : throw reasons.Of(StoreReason.GrantWithoutId, about);
            }
            catch (AmazonServiceException refused) when (refused.ErrorCode == "AccessGrantAlreadyExists")
            {
                return await FindAsync(scope, permission, grantee, cancellationToken)
                    ?? throw reasons.Of(about, refused);
            }
        });

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => TellingAsync(reasons.Call(StoreOperation.EndGrant, id), async _ =>
    {
        try
        {
            await client.SendAsync(ControlCall.Delete($"/grant/{ControlCall.Encoded(id)}"), "", cancellationToken);
        }
        catch (AmazonServiceException refused) when (GrantRefusals.IsMissing(refused))
        {
            // Somebody else ended it, or we did and never heard the answer.
        }

        return true;
    });

    public IAsyncEnumerable<ProviderGrant> ListAsync(string scopeStart, CancellationToken cancellationToken) =>
        EntriesAsync("/grants", "ListAccessGrantsResult", "AccessGrantsList", [("grantscope", scopeStart)], cancellationToken)
            .Select(Grant)
            .Where(grant => grant.Scope.Text.StartsWith(scopeStart, StringComparison.Ordinal));

    public Task<GrantsHome> DescribeAsync(CancellationToken cancellationToken) =>
        TellingAsync(reasons.Call(StoreOperation.FindGrantsInstance), async _ =>
        {
            string? instance = null;
            try
            {
                instance = (await client.SendAsync(ControlCall.Get(""), "GetAccessGrantsInstanceResult", cancellationToken))
                    .Text("AccessGrantsInstanceId");
                return new GrantsHome(instance ?? "", await locations.ScopeAsync(cancellationToken), null);
            }
            catch (AmazonServiceException refused) when (GrantRefusals.IsMissing(refused) || GrantRefusals.IsMissingInstance(refused))
            {
                return new GrantsHome(instance, null, reasons.Failure(reasons.Call(StoreOperation.UseGrants), refused));
            }
        });

    private async Task<string?> FindAsync(GrantScope scope, Permission permission, Grantee grantee, CancellationToken cancellationToken)
    {
        (string, string?)[] wanted =
            [
                ("granteetype", ControlBodies.Word(grantee.Kind)), ("granteeidentifier", grantee.Id), ("permission", ControlBodies.Word(permission)),
                ("grantscope", scope.Text),
            ];
        await foreach (var entry in EntriesAsync("/grants", "ListAccessGrantsResult", "AccessGrantsList", wanted, cancellationToken))
        {
            var grant = Grant(entry);
            if (grant.Scope == scope && grant.Permission == permission && grant.Grantee == grantee)
            {
                return grant.Id;
            }
        }

        return null;
    }

    private async IAsyncEnumerable<XElement> EntriesAsync(
        string path, string root, string list, (string, string?)[] query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? token = null; ;)
        {
            var call = ControlCall.Get(path, [.. query, ("maxResults", PageSize), ("nextToken", token)]);
            var page = await TellingAsync(reasons.Call(StoreOperation.ListGrants), _ => client.SendAsync(call, root, cancellationToken));
            foreach (var entry in page.Child(list)?.Elements() ?? [])
            {
                yield return entry;
            }

            // Pages may be short, or empty: only a missing token ends the list.
            var next = page.Text("NextToken");
            if (string.IsNullOrEmpty(next))
            {
                yield break;
            }

            token = next != token ? next : throw reasons.Of(StoreReason.GrantPagesInCircle, reasons.Call(StoreOperation.ListGrants));
        }
    }

    private static ProviderGrant Grant(XElement entry) => new(
        entry.Text("AccessGrantId") ?? "",
        Scope(entry),
        ControlBodies.PermissionOf(entry.Text("Permission")),
        new Grantee(ControlBodies.KindOf(entry.Child("Grantee")?.Text("GranteeType")), entry.Child("Grantee")?.Text("GranteeIdentifier") ?? ""),
        entry.Text("AccessGrantsLocationId") ?? "",
        entry.Time("CreatedAt") ?? DateTimeOffset.UnixEpoch);

    private static GrantScope Scope(XElement entry) => GrantScope.Reported(entry.Text("GrantScope") ?? "");

    private async Task<T> TellingAsync<T>(StoreCall call, Func<StoreCall, Task<T>> act)
    {
        try
        {
            return await act(call);
        }
        catch (Exception exception) when (Refusals.IsKnown(exception))
        {
            throw reasons.Of(call, exception);
        }
    }
}
