using Curation.Granting;
using Curation.Store;

namespace Curation.S3.Grants;

/// <summary>The registered location that the staging bucket lies in, and the instance's others.</summary>
internal sealed class ControlLocations(ControlClient client, GrantsInstance instance, GrantRefusals reasons)
{
    private const string Everything = "s3://";

    // A location's scope never changes; it is read once.
    private string? known = instance.Location == "default" ? Everything : null;

    /// <summary>What stands behind the location's own scope; a grant's scope is the two together.</summary>
    public async Task<string> BelowAsync(GrantScope scope, CancellationToken cancellationToken)
    {
        var location = known ??= await ScopeAsync(cancellationToken);
        return scope.Text.StartsWith(location, StringComparison.Ordinal)
            ? scope.Text[location.Length..]
            : throw reasons.Of(StoreReason.LocationElsewhere, reasons.Call(StoreOperation.MakeGrant), instance.Location, location, scope.Text);
    }

    public async Task<string> ScopeAsync(CancellationToken cancellationToken) =>
        (await client.SendAsync(ControlCall.Get(PathOf(instance.Location)), "GetAccessGrantsLocationResult", cancellationToken)).Text("LocationScope")
        ?? Everything;

    public async Task<string> CreateAsync(string scope, string role, CancellationToken cancellationToken) =>
        (await client.SendAsync(
            ControlCall.Post("/location", ControlBodies.Location(scope, role)), "CreateAccessGrantsLocationResult", cancellationToken))
            .Text("AccessGrantsLocationId") ?? "";

    public async Task<IReadOnlyList<(string Id, string Scope)>> ListAsync(CancellationToken cancellationToken)
    {
        // An instance has 1,000 locations at most.
        var found = new List<(string, string)>();
        for (string? token = null; ;)
        {
            var page = await client.SendAsync(
                ControlCall.Get("/locations", ("nextToken", token)), "ListAccessGrantsLocationsResult", cancellationToken);
            found.AddRange((page.Child("AccessGrantsLocationsList")?.Elements() ?? []).Select(
                entry => (entry.Text("AccessGrantsLocationId") ?? "", entry.Text("LocationScope") ?? "")));
            var next = page.Text("NextToken");
            if (string.IsNullOrEmpty(next) || next == token)
            {
                return found;
            }

            token = next;
        }
    }

    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        client.SendAsync(ControlCall.Delete(PathOf(id)), "", cancellationToken);

    private static string PathOf(string id) => $"/location/{ControlCall.Encoded(id)}";
}
