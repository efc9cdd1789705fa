using Portal.Auditing;

namespace Portal.Tests.Auditing;

public sealed class AuditAddressTests
{
    [Fact]
    public void Filters_stand_in_the_address() => Assert.Equal(
        "/audit?prefix=cpg0037%2Faxiom&who=Ada%20L&what=deposit.&from=2026-03-01&to=2026-03-14&before=120",
        AuditAddress.Of("/audit", new AuditFilter("cpg0037/axiom", "Ada L", "deposit.", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 14)), 120));

    [Fact]
    public void What_is_not_set_is_not_written() =>
        Assert.Equal("/api/audit.csv?who=Ada", AuditAddress.Of("/api/audit.csv", new AuditFilter("", " Ada ", " ")));

    [Fact]
    public void Without_filters_it_is_the_page_alone() => Assert.Equal("/audit", AuditAddress.Of("/audit", new AuditFilter()));

    [Theory]
    [InlineData("2026-03-14", 14)]
    [InlineData("14.3.2026", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_date_that_is_none_filters_nothing(string? text, int? day) => Assert.Equal(day, AuditAddress.Date(text)?.Day);
}
