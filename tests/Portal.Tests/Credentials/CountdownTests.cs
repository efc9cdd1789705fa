using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Portal.Components.Kit;
using Portal.Tests.Deposits;
using Portal.Tests.Identity;
using Portal.Uploading;

namespace Portal.Tests.Credentials;

/// <summary>Credentials on a page that stays open, while the time passes.</summary>
public sealed class CountdownTests : AccessTest
{
    private readonly ManualClock clock;

    public CountdownTests()
        : this(new ManualClock())
    {
    }

    private CountdownTests(ManualClock clock)
        : base(clock)
    {
        this.clock = clock;
        SignIn(Ada);
    }

    [Fact]
    public async Task They_count_down_and_leave_the_page_at_their_end()
    {
        var page = Render<UploadPage>(
            p => p.Add(u => u.Id, KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin)).GetAwaiter().GetResult()));
        page.WaitForAssertion(() => Button(page, "Get credentials"));
        await Button(page, "Get credentials").ClickAsync(new());
        page.WaitForElement("[data-testid=credentials-bash]");

        foreach (var (passes, left) in new[]
        {
            (TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40)),
            (TimeSpan.FromMinutes(39), TimeSpan.FromMinutes(1)),
            (TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(1)),
        })
        {
            await clock.AdvanceAsync(passes);
            page.WaitForAssertion(() => Assert.Contains($">{Duration.Text(left)}<", page.Markup, StringComparison.Ordinal));
            Assert.Contains(
                FakeVendor.Secret, page.Find("[data-testid=credentials-bash] [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
        }

        await clock.AdvanceAsync(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("have expired", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("HUSH", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("MURMUR", page.Markup, StringComparison.Ordinal);
        Button(page, "Get credentials");
    }
}
