using System.Globalization;
using Curation.Findings;
using Curation.Keys;
using static Curation.Tests.Tables.PlateSet;

namespace Curation.Tests.Tables;

/// <summary>Defects that users found in public data, some of them years after the upload, each made again in a small deposit.</summary>
public sealed class WhatUsersFound
{
    /// <summary>Whoever downloaded by the table got “not found” for thousands of images, of sites that were never uploaded.</summary>
    [Fact]
    public async Task Six_thousand_images_that_the_table_names_do_not_exist()
    {
        // 1,212 sites lack five channels, and four lack two: 6,068 images.
        var set = new PlateSet(16, 24, 6, "DNA", "AGP", "Mito", "ER", "RNA");
        foreach (var (at, (row, column, site)) in set.Sites.Take(1216).Index())
        {
            for (var channel = 0; channel < (at < 1212 ? 5 : 2); channel++)
            {
                set.Staging.Remove(Image(row, column, site, channel));
            }
        }

        var (report, found) = await set.ReportAsync();

        var finding = Assert.Single(found, finding => finding is { Rule: "L004", PartOf: null });
        Assert.Contains("Of 11,520 images", finding.Message, StringComparison.Ordinal);
        Assert.Contains("6,068, in 1,216 rows, are neither in staging nor in the gallery", finding.Message, StringComparison.Ordinal);
        Assert.Equal(6068, found.Count(finding => finding is { Rule: "L004", PartOf: not null }));
        Assert.Equal(1, report.Summary.Rules.Single(rule => rule.Rule == "L004").Counts.Errors);
    }

    /// <summary>Columns had been sorted as texts and cut to their last digit; most wells were missing from the table.</summary>
    [Fact]
    public async Task The_table_has_seventy_wells_of_a_full_plate_and_columns_that_kept_their_last_digit()
    {
        var set = new PlateSet(rows: 16, columns: 24, sites: 1).Edit(text =>
        {
            var lines = text.TrimEnd().Split('\n').Select(line => line.TrimEnd()).ToList();
            return string.Join('\n', lines.Take(71).Select((line, i) => i == 0 ? line + ",Metadata_Col" : $"{line},{line.Split(',')[1][^1]}"));
        });

        var found = await set.CheckAsync();

        var orphans = Assert.Single(found, finding => finding.Rule == "L007");
        Assert.Contains("314 of 384 wells are not in load_data: C23, C24, D01, D02, D03 and 309 more", orphans.Message, StringComparison.Ordinal);
        Assert.Contains(
            found, finding => finding.Rule == "L009" && finding.Message.Contains("A10 in line 11 has Metadata_Col 0", StringComparison.Ordinal));
    }

    /// <summary>Segmentation looked wrong because two stains were one picture.</summary>
    [Fact]
    public async Task Two_channels_are_the_same_file()
    {
        var finding = Assert.Single(
            (await new PlateSet().Replace("-ch3sk1", "-ch2sk1").CheckAsync()),
            finding => finding is { Rule: "L008", Key: LoadDataFolder + "load_data.csv" });

        Assert.Contains("12 of 12 rows", finding.Message, StringComparison.Ordinal);
        Assert.Contains("URL_OrigAGP and URL_OrigMito in line 2", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>The rows of the table were shifted against the names of the files, so that treatments went to other wells.</summary>
    [Fact]
    public async Task Rows_and_names_of_files_disagree()
    {
        var found = await new PlateSet()
            .Edit("load_data.csv", text => text.Replace(",A01,", ",X9,", StringComparison.Ordinal).Replace(",A02,", ",A01,", StringComparison.Ordinal)
                .Replace(",X9,", ",A02,", StringComparison.Ordinal))
            .CheckAsync();

        var finding = Assert.Single(found);
        Assert.Equal("L009", finding.Rule);
        Assert.Contains("12 of 36 images", finding.Message, StringComparison.Ordinal);
        Assert.Contains("A02 in line 2 has “Images/r01c01f01p01-ch1sk1fk1fl1.tiff”, which is of A01", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Plates were renamed after the tables were made.</summary>
    [Fact]
    public async Task The_addresses_kept_the_old_name_of_the_plate()
    {
        var found = await new PlateSet().Rename(PlateSet.Plate, "BR00117035real").CheckAsync();

        Assert.Contains(found, finding => finding.Rule == "L005" && finding.Message.Contains($"of plate “{Full}”", StringComparison.Ordinal));
        Assert.Contains(found, finding => finding.Rule == "L004");
    }

    [Fact]
    public async Task The_sites_are_junk()
    {
        var finding = Assert.Single(
            await new PlateSet().Edit("load_data.csv", text => text.Replace(",A01,1,", ",A01,f01p01-ch,", StringComparison.Ordinal)).CheckAsync());

        Assert.Equal("L003", finding.Rule);
        Assert.Contains(
            "In 1 of 12 rows of “load_data.csv”, Metadata_Site is no number: “f01p01-ch” in line 2", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Metadata_Plate,Metadata_Well,Metadata_Site,URL_OrigDNA\n")]
    public async Task The_table_is_empty(string text) =>
        Assert.Equal(["L006", "L006"], (await new PlateSet().Edit(_ => text).CheckAsync()).Select(finding => finding.Rule));

    [Fact]
    public async Task The_table_names_paths_on_the_machine_that_made_it() =>
        Assert.Contains(
            await new PlateSet().Replace("s3://cellpainting-gallery/", "/home/ubuntu/bucket/projects/2019_07_11/").CheckAsync(),
            finding => finding is { Rule: "L002", Severity: Severity.Error });

    /// <summary>Functions of a plate lie in its folder under the name of another, and the table follows either.</summary>
    [Fact]
    public async Task Illumination_functions_have_the_name_of_another_plate()
    {
        var named = await new PlateSet().Rename($"/{PlateSet.Plate}_Illum", "/EC000001_Illum").CheckAsync();
        var followed = await new PlateSet().Rename($"/{PlateSet.Plate}_Illum", "/EC000001_Illum")
            .Edit("load_data_with_illum.csv", text => text.Replace($"/{PlateSet.Plate}_Illum", "/EC000001_Illum", StringComparison.Ordinal))
            .CheckAsync();

        Assert.Contains(
            named, finding => finding.Rule == "I012" && finding.Message.Contains("Of 3 illumination functions", StringComparison.Ordinal));
        Assert.Equal(["L005"], followed.Select(finding => finding.Rule));
    }

    /// <summary>A blank in the name of the folder was taken out in the bucket, but not in the table.</summary>
    [Theory]
    [InlineData("Measurement 1")]
    [InlineData("Measurement_1")]
    public async Task The_folder_of_the_plate_lost_its_blank(string named)
    {
        var (_, found) = await new PlateSet().Replace("Measurement1", named).ReportAsync();

        var missing = found.Where(finding => finding is { Rule: "L004", PartOf: not null }).ToList();
        Assert.Equal(36, missing.Count);
        Assert.All(missing, finding => Assert.Equal(finding.Key.Replace(named, "Measurement1", StringComparison.Ordinal), finding.Repair));
    }

    /// <summary>Raw images lie where derived ones belong; the table names them there, so they are not missing, but in the wrong place.</summary>
    [Fact]
    public async Task Raw_images_are_in_a_folder_of_derived_ones()
    {
        var found = await new PlateSet().Rename($"{Batch}/images/", $"{Batch}/images_unprojected/")
            .Replace($"{Batch}/images/", $"{Batch}/images_unprojected/")
            .CheckAsync();

        Assert.Empty(found);
    }

    [Fact]
    public async Task Brightfield_is_not_used_by_the_table()
    {
        var set = new PlateSet();
        foreach (var (row, column, site) in set.Sites)
        {
            set.With(Image(row, column, site, 6));
        }

        var finding = Assert.Single(await set.CheckAsync());

        Assert.Equal(("L007", Severity.Info), (finding.Rule, finding.Severity));
        Assert.Contains("they are all of channel 7", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_analysis_lacks_wells()
    {
        var finding = Assert.Single(await new PlateSet().Without("-A02-").Without("-B03-2").CheckAsync());

        Assert.Equal("A007", finding.Rule);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"3 of 12 sites in load_data, in 2 wells, have no analysis group: A02-1, A02-2, B03-2."),
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_says_access_denied_was_saved_as_the_table() =>
        Assert.Contains(
            await new PlateSet().Edit("load_data.csv", _ => "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>").CheckAsync(),
            finding => finding.Rule == "N002" && finding.Message.Contains("web page or XML", StringComparison.Ordinal));
}
