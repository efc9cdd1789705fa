using System.Text.Json;
using Cpg.Streams;
using Cpg.Tests.Running;

namespace Cpg.Tests.Commands;

/// <summary>The tables of a bucket are read where they lie.</summary>
public sealed class BucketContentTests
{
    private const string Source = "cpg0016-jump/source_4";
    private const string Table = $"{Source}/workspace/load_data_csv/2021_04_26_Batch1/BR1__2021-M1/load_data.csv";
    private const string Other = $"{Source}/workspace/load_data_csv/2021_04_26_Batch1/BR2__2021-M1/load_data.csv";
    private const string Image = $"{Source}/images/2021_04_26_Batch1/images/BR1__2021-M1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff";
    private const string Header = "URL_OrigDNA,Metadata_Batch,Metadata_Plate,Metadata_Well,Metadata_Site\n";
    private const string Row = $"s3://cellpainting-gallery/{Image},2021_04_26_Batch1,BR1,A01,1\n";

    [Fact]
    public async Task Tables_are_read_and_images_looked_up_in_the_gallery_that_is_named()
    {
        await using var bucket = await Bucket.StartAsync();
        await bucket.PutAsync(Table, Header + Row);
        string[] check = ["check", $"s3://{Bucket.Name}/{Source}/", "--endpoint-url", bucket.Url, "--format", "ndjson"];

        var alone = await CpgCommand.RunAsync("", check);
        var lacking = await CpgCommand.RunAsync("", [.. check, "--gallery", $"s3://{Bucket.Public}"]);
        await bucket.PutAsync(Image, "pixels", Bucket.Public);
        var there = await CpgCommand.RunAsync("", [.. check, "--gallery", $"s3://{Bucket.Public}"]);
        var wrong = await CpgCommand.RunAsync("", [.. check, "--gallery", "s3://no-such-bucket"]);

        Assert.Contains("The contents of 1 table were read.", alone.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("were not read", alone.Error, StringComparison.Ordinal);
        Assert.Contains("Of 1 images that load_data of plate", MessageOf(lacking, "L004"), StringComparison.Ordinal);
        Assert.Null(MessageOf(there, "L004"));
        Assert.Contains("there is no bucket “no-such-bucket”", MessageOf(wrong, "L004"), StringComparison.Ordinal);
        Assert.DoesNotContain("S3:", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_refused_is_a_finding_and_the_others_are_read()
    {
        await using var bucket = await Bucket.StartAsync();
        await bucket.PutAsync(Table, Header + Row);
        await bucket.PutAsync(Other, Header + Row);
        var limited = await bucket.SessionAsync($$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::{{Bucket.Name}}"},
              {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Bucket.Name}}/{{Other}}"}]}
            """);

        var check = await CpgProcess.RunAsync(
            [], limited, "check", $"s3://{Bucket.Name}/{Source}/", "--endpoint-url", bucket.Url, "--format", "ndjson");

        Assert.Equal(1, check.Code);
        Assert.Contains("The contents of 1 table were read; 1 table could not be read.", check.Error, StringComparison.Ordinal);
        Assert.Contains("your credentials lack the right", MessageOf(check, "N002"), StringComparison.Ordinal);
        Assert.Contains($"s3://{Bucket.Name}/{Table}", MessageOf(check, "N002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_no_credentials_to_a_bucket_that_is_not_public_is_told_so()
    {
        await using var bucket = await Bucket.StartAsync(Table);

        var check = await CpgCommand.RunAsync("", "check", $"s3://{Bucket.Name}/{Source}/", "--endpoint-url", bucket.Url, "--no-sign-request");

        Assert.Equal((2, ""), (check.Code, check.Output));
        Assert.Contains($"Could not list s3://lab/{Source}/: it is not public (", check.Error, StringComparison.Ordinal);
        Assert.Contains("Leave out --no-sign-request", check.Error, StringComparison.Ordinal);
    }

    private static string? MessageOf(Ended check, string rule) => check.Lines
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(finding => finding.GetProperty("rule").GetString() == rule)
        .Select(finding => finding.GetProperty("message").GetString())
        .FirstOrDefault();
}
