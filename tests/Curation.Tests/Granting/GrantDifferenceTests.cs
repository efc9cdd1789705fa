using Curation.Granting;
using Curation.Store;

namespace Curation.Tests.Granting;

public sealed class GrantDifferenceTests
{
    private static readonly ProviderGrant Given = new(
        "1", GrantScope.Parse("s3://lab/a/b/*"), Permission.ReadWrite, Grantee.Parse("arn:aws:iam::111122223333:role/lab"), "default", DateTimeOffset.UnixEpoch);

    [Fact]
    public void Every_way_to_differ_is_told_by_itself_and_together()
    {
        (DriftKind Kind, Func<ProviderGrant, ProviderGrant> Change)[] ways =
        [
            (DriftKind.Scope, held => held with { Scope = GrantScope.Parse("s3://lab/a/b*") }),
            (DriftKind.Permission, held => held with { Permission = Permission.Read }),
            (DriftKind.Holder, held => held with { Grantee = new Grantee(GranteeKind.DirectoryUser, Given.Grantee.Id) }),
            (DriftKind.Location, held => held with { Location = "other" }),
        ];
        for (var chosen = 0; chosen < 1 << ways.Length; chosen++)
        {
            var these = ways.Where((_, index) => (chosen & (1 << index)) != 0).ToList();
            var held = these.Aggregate(Given with { Id = "2", CreatedAt = DateTimeOffset.UnixEpoch.AddDays(1) }, (grant, way) => way.Change(grant));

            var told = GrantDifference.Between(Given, held).ToList();

            Assert.Equal(these.Select(way => way.Kind), told.Select(difference => difference.Kind));
            Assert.All(told, difference => Assert.EndsWith(".", difference.Message, StringComparison.Ordinal));
        }
    }
}
