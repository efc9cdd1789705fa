using Microsoft.Extensions.Configuration;
using Testing.Tools;

namespace Portal.Tests.Identity;

public sealed class IdentitySettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Identity:Authority"] = "https://login.example/realms/lab",
        ["Identity:ClientId"] = "gallery-portal",
        ["Identity:ClientSecret"] = "secret",
        ["Identity:FirstMaintainer"] = "erin@gallery.example",
        ["S3:RoleArn"] = "arn:aws:iam::123456789012:role/contributors",
        ["S3:StagingBucket"] = "staging",
        ["S3:GalleryBucket"] = "gallery",
    };

    [Fact]
    public void With_buckets_and_a_provider_the_portal_starts()
    {
        Assert.Equal("", Faults());
        Assert.True(Settings.TryRead(With(), out var settings, out _));
        Assert.False(settings.IsSandbox || settings.Identity.UsesPersonas);
    }

    [Theory]
    [InlineData("Identity:Authority", null, "Identity:Authority is missing: outside the embedded server")]
    [InlineData("Identity:Authority", "http://login.example", "Identity:Authority is not an https address: “http://login.example”")]
    [InlineData("Identity:Authority", "login.example", "Identity:Authority is not an https address")]
    [InlineData("Identity:ClientId", null, "Identity:ClientId is missing")]
    [InlineData("Identity:ClientSecret", null, "Identity:ClientSecret is missing")]
    [InlineData("Identity:ClientAuthentication", "basic", "Identity:ClientAuthentication is “basic”")]
    [InlineData("Identity:PushesRequests", "sometimes", "a setting of “Identity” is wrong")]
    [InlineData("Identity:Scopes", "profile email", "Identity:Scopes lacks openid: “profile email”")]
    [InlineData("Identity:RoleClaim", "", "Identity:RoleClaim is empty")]
    [InlineData("Identity:FirstMaintainer", null, "Nobody could become a maintainer")]
    [InlineData("Identity:Recheck", "00:06:00", "Identity:Recheck is 00:06:00")]
    [InlineData("Identity:FreshFor", "00:00:30", "Identity:FreshFor is 00:00:30")]
    [InlineData("Identity:FreshFor", "12:00:01", "Identity:FreshFor is 12:00:01")]
    [InlineData("Identity:Recheck", "soon", "a setting of “Identity” is wrong")]
    [InlineData("Identity:ClientSecretFile", "/etc/hostname", "are both given")]
    [InlineData("Identity:Secret", "x", "a setting of “Identity” is wrong")]
    public void A_wrong_setting_is_named(string name, string? value, string words)
    {
        var faults = Faults((name, value));

        Assert.Contains(words, faults, StringComparison.Ordinal);
        Assert.DoesNotContain("\"secret\"", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void One_value_makes_one_role() => Assert.Contains(
        "“curators” stands in both",
        Faults(("Identity:MaintainerValues:0", "curators"), ("Identity:ChampionValues:0", "curators")),
        StringComparison.Ordinal);

    [Fact]
    public void Without_a_provider_the_embedded_server_has_personas_and_half_a_provider_is_refused()
    {
        var none = Good.ToDictionary(pair => pair.Key, pair => (string?)null);

        Assert.True(Settings.TryRead(With([.. none.Select(pair => (pair.Key, pair.Value))]), out var settings, out _));
        Assert.True(settings.Identity.UsesPersonas);
        none["Identity:ClientId"] = "gallery-portal";
        Assert.Contains(
            "Identity:Authority is missing, but other settings", Faults([.. none.Select(pair => (pair.Key, pair.Value))]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_secret_comes_from_a_file_without_its_line_end()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("secret"), "from the file\n");

        Settings.TryRead(With(("Identity:ClientSecret", null), ("Identity:ClientSecretFile", folder.At("secret"))), out var settings, out var faults);

        Assert.Equal(("from the file", ""), (settings.Identity.ClientSecret, faults));
        Assert.DoesNotContain("from the file", $"{settings} {settings.Identity}", StringComparison.Ordinal);
        Assert.Contains(
            "cannot be read", Faults(("Identity:ClientSecret", null), ("Identity:ClientSecretFile", folder.At("none"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_settings_file_or_on_the_command_line_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("appsettings.json"), """{"Identity":{"ClientSecret":"seen by many"}}""");
        var file = new ConfigurationManager();
        file.AddInMemoryCollection(Good);
        file.AddJsonFile(folder.At("appsettings.json"));
        var line = new ConfigurationManager();
        line.AddInMemoryCollection(Good);
        line.AddCommandLine(["--Identity:ClientSecret", "seen by many"]);

        foreach (var sources in new[] { file, line })
        {
            Assert.False(Settings.TryRead(sources, out _, out var faults));
            Assert.Contains("Identity:ClientSecret stands in a settings file or on the command line", faults, StringComparison.Ordinal);
            Assert.DoesNotContain("seen by many", faults, StringComparison.Ordinal);
        }
    }

    private static string Faults(params (string Name, string? Value)[] changes)
    {
        Settings.TryRead(With(changes), out _, out var faults);
        return faults;
    }

    private static ConfigurationManager With(params (string Name, string? Value)[] changes)
    {
        var all = new Dictionary<string, string?>(Good);
        foreach (var (name, value) in changes)
        {
            all[name] = value;
        }

        var sources = new ConfigurationManager();
        sources.AddInMemoryCollection(all.Where(pair => pair.Value is not null));
        return sources;
    }
}
