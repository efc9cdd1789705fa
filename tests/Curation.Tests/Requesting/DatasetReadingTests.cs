using Curation.Requesting;
using Curation.Store;

namespace Curation.Tests.Requesting;

public sealed class DatasetReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly DatasetForm Good = PlainRequests.Form();

    private static readonly DatasetForm InS3 = Good with { Home = DataHome.S3, Bucket = "lab-images", Region = "us-east-1", WriterArns = "arn:aws:iam::111122223333:role/lab\r\n\r\n arn:aws:iam::111122223333:user/ada " };

    public static TheoryData<DatasetField, DatasetForm, string> Wrong => new()
    {
        { DatasetField.Title, Good with { Title = new string('x', 201) }, "at most 200 characters; this one has 201" },
        { DatasetField.Title, Good with { Title = "Two\r\nplates" }, "one line" },
        { DatasetField.Title, Good with { Title = "Two \u202Esetalp" }, "U+202E" },
        { DatasetField.Title, Good with { Title = "Two\u200Bplates" }, "U+200B" },
        { DatasetField.Title, Good with { Title = "Two \0plates" }, "U+0000" },
        { DatasetField.Title, Good with { Title = "Half \uD83D sign" }, "broken character" },
        { DatasetField.Description, Good with { Description = new string('x', 1_000_000) }, "at most 4,000 characters; this one has 1,000,000" },
        { DatasetField.Description, Good with { Description = "A\u2066B" }, "U+2066" },
        { DatasetField.OtherStains, Good with { Stains = Stains.Hoechst | Stains.Phalloidin }, "at least 3 of the 6" },
        { DatasetField.OtherStains, Good with { Stains = Stains.None, OtherStains = " " }, "at least 3 of the 6" },
        { DatasetField.Objects, Good with { Objects = 0 }, "1 to 1,000,000,000" },
        { DatasetField.Objects, Good with { Objects = 1_000_000_001 }, "1 to 1,000,000,000" },
        { DatasetField.Bytes, Good with { Bytes = "1,8 TB" }, "point" },
        { DatasetField.Bytes, Good with { Bytes = "0 B" }, "at least 1 byte" },
        { DatasetField.Home, Good with { Home = DataHome.Unknown }, "where the data is" },
        { DatasetField.Home, Good with { Home = (DataHome)17 }, "where the data is" },
        { DatasetField.Bucket, InS3 with { Bucket = null }, "Name the bucket" },
        { DatasetField.Region, InS3 with { Region = "here" }, "not a region" },
        { DatasetField.WriterArns, InS3 with { WriterArns = "" }, "one ARN a line" },
        { DatasetField.Champion, Good with { Champion = "chidi" }, "not an e-mail address" },
        { DatasetField.Champion, Good with { Champion = "a@b.example, c@d.example" }, "one bare e-mail" },
        { DatasetField.Contact, Good with { Contact = "ada@lab.example\r\nBcc: all@lab.example" }, "one bare e-mail" },
        { DatasetField.Contact, Good with { Contact = "аda@lab.example" }, "(U+0430) is not a letter of an e-mail" },
        { DatasetField.HoldUntil, Good with { HoldUntil = "2026-03-02" }, "a day to come" },
        { DatasetField.HoldUntil, Good with { HoldUntil = "2030-03-02" }, "3 years" },
        { DatasetField.HoldUntil, Good with { HoldUntil = "2026-02-30" }, "year, month and day" },
        { DatasetField.HoldUntil, Good with { HoldUntil = "31.12.2026" }, "year, month and day" },
        { DatasetField.Agreement, Good with { AgreedTo = null }, "agree" },
        { DatasetField.Agreement, Good with { AgreedTo = "an earlier one" }, "was changed since" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_of_its_field_and_of_no_other(DatasetField field, DatasetForm form, string words)
    {
        var (request, faults) = DatasetReading.Read(form, Now, LicenceAgreement.Current);

        Assert.Null(request);
        var fault = Assert.Single(faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_form_lacks_what_must_be_there_and_nothing_in_it_is_wrong()
    {
        var (_, faults) = DatasetReading.Read(new(), Now, LicenceAgreement.Current);

        Assert.Equal(
            [DatasetField.Title, DatasetField.Description, DatasetField.OtherStains, DatasetField.Objects, DatasetField.Bytes, DatasetField.Home, DatasetField.Contact, DatasetField.Agreement],
            faults.Select(fault => fault.Field));
        Assert.All(faults, fault => Assert.True(fault.IsMissing));
    }

    [Fact]
    public void A_good_form_is_read_whole_and_its_form_reads_as_the_same_again()
    {
        var form = InS3 with { Title = "  Zwei Platten 平板 👩‍🔬 ", Description = "One\r\nTwo\rThree\tfour", Champion = " Chidi@Champions.example ", HoldUntil = "2026-03-03" };

        var (request, faults) = DatasetReading.Read(form, Now, LicenceAgreement.Current);

        Assert.Empty(faults);
        Assert.Equal(("Zwei Platten 平板 👩‍🔬", "One\nTwo\nThree\tfour", "chidi@champions.example"), (request!.Title, request.Description, request.Champion));
        Assert.Equal(1_800_000_000_000, request.Bytes);
        Assert.Equal("arn:aws:iam::111122223333:role/lab\narn:aws:iam::111122223333:user/ada", request.WriterArns);
        Assert.Equal((LicenceAgreement.Current.Sha256, Now), (request.Consent.Sha256, request.Consent.At));
        var again = DatasetReading.Read(request.ToForm(Prefix.Parse("cpg0037-oasis/broad")), Now, LicenceAgreement.Current).Request;
        Assert.Equal(request, again);
        Assert.Equal(request, DatasetRequest.FromJson(request.ToJson()));
        Assert.Equal(form, DatasetForm.FromJson(form.ToJson()));
    }

    [Fact]
    public void Who_will_write_is_kept_under_the_name_of_the_first_version()
    {
        var (request, _) = DatasetReading.Read(InS3, Now, LicenceAgreement.Current);

        Assert.All(new[] { InS3.ToJson(), request!.ToJson() }, json => Assert.Contains("\"Writers\":\"arn:aws:iam::111122223333:role/lab", json, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_typed_of_S3_does_not_stand_in_the_way_of_data_that_is_elsewhere()
    {
        var (request, faults) = DatasetReading.Read(InS3 with { Home = DataHome.Server, Bucket = "Not A Bucket", WriterArns = "*" }, Now, LicenceAgreement.Current);

        Assert.Empty(faults);
        Assert.Equal(("", "", ""), (request!.Bucket, request.Region, request.WriterArns));
    }

    [Fact]
    public void Fewer_stains_pass_with_a_reason()
    {
        var (request, _) = DatasetReading.Read(Good with { Stains = Stains.Hoechst, OtherStains = "A pilot." }, Now, LicenceAgreement.Current);

        Assert.Equal("A pilot.", request!.OtherStains);
    }

    [Fact]
    public void A_hold_that_was_asked_for_may_stay_when_its_day_has_come() =>
        Assert.Empty(DatasetReading.Read(Good with { HoldUntil = "2026-02-01" }, Now, LicenceAgreement.Current, new DateOnly(2026, 2, 1)).Faults);

    [Theory]
    [InlineData("12", 12)]
    [InlineData("1.8TB", 1_800_000_000_000)]
    [InlineData(" 950 gb ", 950_000_000_000)]
    [InlineData("1 KiB", 1024)]
    [InlineData("0.5 kB", 500)]
    [InlineData("100 PB", 100_000_000_000_000_000)]
    public void A_size_is_read_as_people_write_it(string typed, long bytes)
    {
        Assert.True(ByteSize.TryParse(typed, out var read, out _));
        Assert.Equal(bytes, read);
        Assert.True(ByteSize.TryParse(ByteSize.Text(bytes), out var again, out _));
        Assert.Equal(bytes, again);
    }

    [Theory]
    [InlineData("101 PB")]
    [InlineData("99999999999999999999 PB")]
    [InlineData("100000000000000000000000000000")]
    [InlineData("-1 TB")]
    [InlineData("1.8.2 TB")]
    [InlineData("1e3 TB")]
    [InlineData("TB")]
    [InlineData("١ TB")]
    [InlineData("1 EB")]
    public void What_is_no_size_is_refused(string typed)
    {
        Assert.False(ByteSize.TryParse(typed, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void Every_size_reads_again_as_itself()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = Math.Max(1, (long)(random.NextDouble() * Math.Pow(10, random.Next(1, 17)))) / (long)Math.Pow(10, random.Next(0, 3)) * (long)Math.Pow(10, random.Next(0, 2)) + 1;
            Assert.True(ByteSize.TryParse(ByteSize.Text(bytes), out var again, out _));
            Assert.Equal(bytes, again);
        }
    }
}
