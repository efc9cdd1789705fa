using Curation.Requesting;

namespace Curation.Tests.Requesting;

/// <summary>Where data comes from: buckets, regions, and who writes.</summary>
public sealed class SourceTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/lab")]
    [InlineData("arn:aws:iam::111122223333:role/service/imaging/lab_1+=,.@-x")]
    [InlineData("arn:aws:iam::111122223333:user/ada")]
    public void A_user_or_a_role_may_write(string arn) => Assert.Null(WriterArns.Fault(arn));

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/lab/ada", "Name the role itself: arn:aws:iam::111122223333:role/lab ")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/lab*/ada", "name the IAM user or role behind it")]
    [InlineData("arn:aws:sts::111122223333:federated-user/ada", "name the IAM user or role behind it")]
    [InlineData("arn:aws:iam::111122223333:root", "root")]
    [InlineData("111122223333", "whole account")]
    [InlineData("*", "wildcard")]
    [InlineData("arn:aws:iam::111122223333:role/*", "wildcard")]
    [InlineData("arn:aws:iam::*:role/lab", "wildcard")]
    [InlineData("arn:aws:iam::111122223333:role/l?b", "wildcard")]
    [InlineData("arn:aws:iam::111122223333:role/${aws:username}", "wildcard")]
    [InlineData("arn:aws:iam::11112222333:role/lab", "12 digits")]
    [InlineData("arn:aws:iam::11112222333٣:role/lab", "letter with an accent")]
    [InlineData("arn:aws:iam::111122223333:group/lab", "neither user/NAME nor role/NAME")]
    [InlineData("arn:aws:iam::111122223333:instance-profile/lab", "neither user/NAME nor role/NAME")]
    [InlineData("arn:aws:iam::111122223333:role/", "neither user/NAME nor role/NAME")]
    [InlineData("arn:aws:iam::111122223333:role//lab", "neither user/NAME nor role/NAME")]
    [InlineData("arn:aws:iam::111122223333:role/lab:x", "not the ARN")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:role/lab", "not the ARN")]
    [InlineData("arn:aws:s3:::lab-images", "not the ARN")]
    [InlineData("ARN:AWS:IAM::111122223333:role/lab", "not the ARN")]
    [InlineData("arn:aws-cn:iam::111122223333:role/lab", "cannot reach")]
    [InlineData("arn:aws:iam::111122223333:role/lab\"}", "no user or role has")]
    [InlineData("arn:aws:iam::111122223333:role/l\u0430b", "letter with an accent")]
    [InlineData("arn:aws:iam::111122223333:role/lab arn:aws:iam::111122223333:root", "blank")]
    public void What_else_an_ARN_may_say_is_refused_with_the_way_to_mend_it(string arn, string words) =>
        Assert.Contains(words, WriterArns.Fault(arn), StringComparison.Ordinal);

    [Fact]
    public void Writers_are_few_and_each_is_named_once()
    {
        Assert.Contains("at most 10", WriterArns.Fault(string.Join('\n', Enumerable.Range(0, 11).Select(i => $"arn:aws:iam::111122223333:role/lab{i}"))), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("twice", WriterArns.Fault("arn:aws:iam::111122223333:role/lab\narn:aws:iam::111122223333:role/lab"), StringComparison.Ordinal);
        Assert.Contains("64", WriterArns.Fault($"arn:aws:iam::111122223333:role/{new string('x', 65)}"), StringComparison.Ordinal);
        Assert.Contains("root", WriterArns.Fault("arn:aws:iam::111122223333:role/lab\r\narn:aws:iam::111122223333:root"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lab-images")]
    [InlineData("a.b.c")]
    [InlineData("123")]
    [InlineData("1.2.3")]
    [InlineData("999.999.999.999")]
    public void A_bucket_has_a_name_by_the_rules(string name) => Assert.Null(SourceBucket.NameFault(name));

    [Theory]
    [InlineData("s3://lab-images", "bare name")]
    [InlineData("lab-images/plates", "bare name")]
    [InlineData("arn:aws:s3:::lab-images", "bare name")]
    [InlineData("ab", "3 to 63")]
    [InlineData("Lab-images", "small letters")]
    [InlineData("lab_images", "small letters")]
    [InlineData("läb-images", "small letters")]
    [InlineData("lab-images-", "starts and ends")]
    [InlineData("lab..images", "two dots")]
    [InlineData("192.168.1.1", "network address")]
    [InlineData("xn--lab", "S3 keeps")]
    [InlineData("sthree-lab", "S3 keeps")]
    [InlineData("lab-s3alias", "alias")]
    [InlineData("lab--use1-az4--x-s3", "alias")]
    [InlineData("lab-images; rm -rf ~", "small letters")]
    [InlineData("lab*", "small letters")]
    public void Other_names_are_refused(string name, string words) => Assert.Contains(words, SourceBucket.NameFault(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("ap-southeast-7")]
    [InlineData("mx-central-1")]
    public void A_region_has_the_shape_of_one(string region) => Assert.Null(SourceBucket.RegionFault(region));

    [Theory]
    [InlineData("", "Name the bucket's region")]
    [InlineData("us-east-1a", "not a region")]
    [InlineData("US-EAST-1", "not a region")]
    [InlineData("us-east", "not a region")]
    [InlineData("us-up-1", "not a region")]
    [InlineData("us-east-1 --no-sign-request", "not a region")]
    [InlineData("cn-north-1", "cannot reach")]
    [InlineData("us-gov-west-1", "cannot reach")]
    [InlineData("eusc-de-east-1", "cannot reach")]
    public void Other_regions_are_refused(string region, string words) => Assert.Contains(words, SourceBucket.RegionFault(region), StringComparison.Ordinal);

    [Fact]
    public void Each_version_of_the_agreement_is_the_one_that_was_agreed_to()
    {
        var current = LicenceAgreement.Current;

        // Another text is another version: what people agreed to is never changed behind them.
        Assert.Equal("1a5b2f2a1deab6c811aa098bfca848513c09a8fca31caff504f9bba6d976fa7c", current.Sha256);
        Assert.Equal(("1", 6), (current.Version, current.Points.Count));
        Assert.Same(current, LicenceAgreement.Find(current.Sha256));
        Assert.Null(LicenceAgreement.Find("other"));
        Assert.Equal(current.Sha256, new LicenceAgreement("1", current.Text.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n").Sha256);
        Assert.NotEqual(current.Sha256, new LicenceAgreement("1", current.Text + "!").Sha256);
    }

    [Fact]
    public void A_change_is_told_as_old_and_new_with_its_surroundings()
    {
        var before = PlainRequests.Form() with { Description = new string('a', 100) + "OLD" + new string('b', 100) };
        var after = before with { Description = before.Description!.Replace("OLD", "NEWER", StringComparison.Ordinal), Stains = Stains.None, HoldUntil = "2027-01-01", Objects = 1 };

        Assert.Equal(
            [
                $"Description: “…{new string('a', 30)}OLD{new string('b', 30)}…” → “…{new string('a', 30)}NEWER{new string('b', 30)}…”",
                "Stains: “Hoechst 33342, Phalloidin, MitoTracker Deep Red” → “none”",
                "Expected objects: “10 objects” → “1 object”",
                "Held until: nothing → “2027-01-01”",
            ],
            DatasetChanges.Between(before, after));
        Assert.Empty(DatasetChanges.Between(after, after with { }));
    }

    [Fact]
    public void A_change_never_cuts_a_sign_in_two()
    {
        var random = new Random(3);
        var signs = new[] { "👩", "🔬", "a", "é", "平" };
        for (var i = 0; i < 500; i++)
        {
            var (one, other) = (Text(), Text());
            Assert.All(DatasetChanges.Between(new DatasetForm { Title = one }, new DatasetForm { Title = other }), line => Assert.DoesNotContain(line.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 80)).Select(_ => signs[random.Next(signs.Length)]));
    }
}
