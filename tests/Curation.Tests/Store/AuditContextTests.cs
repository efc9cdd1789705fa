using Curation.Store;

namespace Curation.Tests.Store;

public sealed class AuditContextTests
{
    [Fact]
    public void It_says_who_and_for_what() =>
        Assert.Equal("portal user=entra|7 person=ada@example.org req=42", new AuditContext("ada@example.org", "entra|7", "42").ToString());

    [Fact]
    public void Nobodys_name_adds_a_line_or_a_field() =>
        Assert.Equal("portal user=a?req?1 person=x??y? req=42", new AuditContext("x\r\ny\u202e", "a req=1", "42").ToString());

    [Fact]
    public void It_is_never_longer_than_the_provider_takes()
    {
        var much = new string('é', 5000);

        Assert.InRange(new AuditContext(much, much, much).ToString().Length, 1, AuditContext.Longest);
    }
}
