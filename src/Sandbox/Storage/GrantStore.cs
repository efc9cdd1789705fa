using System.Text;
using Sandbox.Refusals;
using Sandbox.S3Control;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>
/// The instance of Access Grants, its locations and its grants. A look over all of them is a walk: an instance has 100,000 at most.
/// </summary>
internal sealed class GrantStore(Ledger ledger, TimeProvider clock)
{
    public const string DefaultLocation = "default";

    private const int MostLocations = 1_000;
    private const int MostGrants = 100_000;

    /// <summary>Makes the instance, and the location of all buckets, unless they are there.</summary>
    public void Found(string region, string account)
    {
        if (FindInstance(region) is null)
        {
            CreateInstance(region);
        }
        if (FindLocation(DefaultLocation) is null)
        {
            CreateLocation(region, "s3://", $"arn:aws:iam::{account}:role/access-grants");
        }
    }

    public DateTimeOffset? FindInstance(string region) => ledger.TryGet(LedgerKeys.GrantsInstance(region), out var value)
        ? DateTimeOffset.FromUnixTimeMilliseconds(new RecordReader(value.Span).Number())
        : null;

    public DateTimeOffset CreateInstance(string region) => ledger.Commit(transaction =>
    {
        if (transaction.TryGet(LedgerKeys.GrantsInstance(region), out _))
        {
            throw ControlErrors.InstanceExists();
        }
        var now = clock.GetUtcNow();
        transaction.Put(LedgerKeys.GrantsInstance(region), new RecordWriter().Number(now.ToUnixTimeMilliseconds()).ToArray());
        return now;
    });

    public void DeleteInstance(string region) => ledger.Commit(transaction =>
    {
        if (Locations("").Any())
        {
            throw ControlErrors.InstanceNotEmpty();
        }
        transaction.Delete(LedgerKeys.GrantsInstance(region));
    });

    public LocationRecord? FindLocation(string id) =>
        ledger.TryGet(LedgerKeys.Location(id), out var value) ? LocationRecord.Parse(id, value.Span) : null;

    public LocationRecord CreateLocation(string region, string scope, string role) => ledger.Commit(transaction =>
    {
        RequireInstance(transaction, region);
        if (Locations("").Any(location => location.Scope == scope))
        {
            throw ControlErrors.LocationExists();
        }
        if (Locations("").Count() >= MostLocations)
        {
            throw ControlErrors.TooManyLocations();
        }
        var location = new LocationRecord(scope == "s3://" ? DefaultLocation : NewId(), clock.GetUtcNow(), scope, role);
        transaction.Put(LedgerKeys.Location(location.Id), location.ToBytes());
        return location;
    });

    public void DeleteLocation(string id) => ledger.Commit(transaction =>
    {
        if (!transaction.TryGet(LedgerKeys.Location(id), out _))
        {
            throw ControlErrors.NoSuchLocation();
        }
        if (Grants("").Any(grant => grant.LocationId == id))
        {
            throw ControlErrors.LocationNotEmpty();
        }
        transaction.Delete(LedgerKeys.Location(id));
    });

    /// <summary>In the order of their ids, behind one.</summary>
    public IEnumerable<LocationRecord> Locations(string after) => All(LedgerKeys.Location(""), after, LocationRecord.Parse);

    public GrantRecord? FindGrant(string id) => ledger.TryGet(LedgerKeys.Grant(id), out var value) ? GrantRecord.Parse(id, value.Span) : null;

    public GrantRecord CreateGrant(
        string region, LocationRecord location, string subPrefix, string scope, string granteeType, string grantee, string permission) =>
        ledger.Commit(transaction =>
        {
            RequireInstance(transaction, region);
            if (!transaction.TryGet(LedgerKeys.Location(location.Id), out _))
            {
                throw ControlErrors.NoSuchLocation();
            }
            var grant = new GrantRecord(NewId(), clock.GetUtcNow(), location.Id, subPrefix, scope, granteeType, grantee, permission);
            var count = 0;
            foreach (var other in Grants(""))
            {
                count++;
                if (grant with { Id = other.Id, Created = other.Created } == other)
                {
                    throw ControlErrors.GrantExists();
                }
            }
            if (count >= MostGrants)
            {
                throw ControlErrors.TooManyGrants();
            }
            transaction.Put(LedgerKeys.Grant(grant.Id), grant.ToBytes());
            return grant;
        });

    public void DeleteGrant(string id) => ledger.Commit(transaction =>
    {
        if (!transaction.TryGet(LedgerKeys.Grant(id), out _))
        {
            throw ControlErrors.NoSuchGrant();
        }
        transaction.Delete(LedgerKeys.Grant(id));
    });

    /// <summary>In the order of their ids, behind one.</summary>
    public IEnumerable<GrantRecord> Grants(string after) => All(LedgerKeys.Grant(""), after, GrantRecord.Parse);

    private delegate T Parser<T>(string id, ReadOnlySpan<byte> value);

    private IEnumerable<T> All<T>(byte[] kind, string after, Parser<T> parse)
    {
        var cursor = ledger.Cursor();
        byte[] start = after.Length == 0 ? kind : [.. kind, .. Encoding.ASCII.GetBytes(after), 0];
        for (var found = cursor.Seek(start); found && cursor.Key.StartsWith(kind); found = cursor.MoveNext())
        {
            yield return parse(Encoding.ASCII.GetString(cursor.Key[kind.Length..]), cursor.Value.Span);
        }
    }

    private static void RequireInstance(LedgerTransaction transaction, string region)
    {
        if (!transaction.TryGet(LedgerKeys.GrantsInstance(region), out _))
        {
            throw ControlErrors.NoInstance();
        }
    }

    private static string NewId() => Guid.CreateVersion7().ToString();
}
