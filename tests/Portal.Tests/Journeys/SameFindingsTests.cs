using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;
using Testing.Tools;

namespace Portal.Tests.Journeys;

/// <summary>The portal and the command find the same on one bucket, rule by rule, whatever the source has to tell for it.</summary>
public sealed class SameFindingsTests
{
    private const string Where = "cpg0048-bsc/broad";
    private const string Batch = "2026_01_05_Batch1";
    private const string Images = $"{Where}/images/{Batch}/images/BR00100001__2026-01-05T10_00_00-Measurement1/Images/";
    private const string Workspace = $"{Where}/workspace/";

    [Fact]
    public async Task A_bucket_with_defects_of_every_kind_is_judged_alike()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Where, World.Complete + 4);
        await SpoilAsync(world);

        var check = await world.CheckAsync(deposit);
        var ofPortal = await OfPortalAsync(world, check.Id);
        var ofCommand = await OfCommandAsync(world);

        Assert.Equal(JobState.Done, check.State);
        Assert.Equal(ofPortal, ofCommand);
        string[] kinds = ["K006", "K007", "K009", "L001", "L002", "L004", "L008", "M003", "N000", "N002", "N003", "T009"];
        Assert.Empty(kinds.Except(ofPortal.Select(finding => finding[..4])));
    }

    // ETags, sizes, what the gallery holds, what is in tables, and names.
    private static async Task SpoilAsync(World world)
    {
        await world.PutAsync(World.Staging, Images + "r05c05f01p01-ch1sk1fk1fl1.tiff", new byte[5000]);
        await world.PutAsync(World.Staging, Images + "r05c06f01p01-ch1sk1fk1fl1.tiff", "one and the same noise");
        await world.PutAsync(World.Staging, Images + "r05c07f01p01-ch1sk1fk1fl1.tiff", "one and the same noise");
        await world.PutAsync(World.Staging, Images + "r05c08f01p01-ch1sk1fk1fl1.tiff", "");
        await world.PutAsync(World.Staging, Images + "@eaDir/r05c08f01p01-ch1sk1fk1fl1.tiff", "a thumbnail");
        await world.PutAsync(World.Staging, Workspace + "metadata/external_metadata/u\u0308bersicht.tsv", "a\tb\n1\t2\n");
        await world.PutAsync(World.Staging, Workspace + "metadata/external_metadata/\u00fcbersicht.tsv", "a\tb\n1\t2\n");
        await world.PutAsync(World.Staging, Workspace + "metadata/platemaps/x.csv", "of no place");
        await world.PutAsync(
            World.Staging, Workspace + $"metadata/platemaps/{Batch}/barcode_platemap.csv", "Assay_Plate_Barcode;Plate_Map_Name\nBR00100001;Map1\n");
        await world.PutAsync(
            World.Staging, Workspace + $"profiles/{Batch}/BR00100001/BR00100001_normalized.csv.gz", Encoding.UTF8.GetBytes("not,packed\n"));
        await world.PutAsync(World.Staging, Workspace + $"load_data_csv/{Batch}/BR00100001/load_data (1).csv", "a copy of another");
        await world.PutAsync(World.Staging, Workspace + $"load_data_csv/{Batch}/BR00100001/load_data.csv", string.Join('\n', [
            "Metadata_Plate,Metadata_Well,Metadata_Site,URL_OrigDNA",
            $"BR00100001,A01,1,s3://{World.Gallery}/{World.KeyOf(Where, 0)}",
            $"BR00100001,A01,1,s3://{World.Gallery}/{World.KeyOf(Where, 0)}",
            $"BR00100001,B01,1,S3://{World.Gallery}/{Images}r02c01f01p01-ch1sk1fk1fl1.tiff",
            $"BR00100001,B02,1,s3://{World.Gallery}/{Images}r02c02f01p01-ch1sk1fk1fl1.tiff",
            $"BR00100001,B03,1,s3://{World.Gallery}/{Images}r02c03f01p01-ch1sk1fk1fl1.tiff",
            ",,,",
        ]));
        await world.PutAsync(World.Gallery, Images + "r02c02f01p01-ch1sk1fk1fl1.tiff", "public already");
        await world.PutAsync(World.Gallery, World.KeyOf(Where, 4), World.TextOf(Where, 4, World.Complete + 4));
        await world.PutAsync(World.Gallery, World.KeyOf(Where, 6), "another database");
        await world.PutAsync(World.Gallery, Workspace + $"backend/{Batch}/BR00100009/BR00100009.sqlite", "of another plate");
    }

    private static async Task<List<string>> OfPortalAsync(World world, Guid check)
    {
        var found = await world.CheckFiles.FindingsAsync(check, World.Ada) ?? throw new InvalidOperationException("The check kept no findings.");
        return [.. (await found.Select(kept => kept.Finding).ToListAsync())
            .Select(f => Line(f.Rule, f.Severity.ToString(), f.Key, f.Message, f.Repair))
            .Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> OfCommandAsync(World world)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])[
            Repository.CpgProgram, "check", $"s3://{World.Staging}/{Where}", "--gallery", $"s3://{World.Gallery}", "--format", "ndjson",
            "--endpoint-url", world.Services.GetRequiredService<S3Options>().ServiceUrl!])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AWS_ACCESS_KEY_ID"] = "SANDBOXROOT";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "sandbox-root-secret";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 1, await error);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Select(f => Line(Of(f, "rule")!, Of(f, "severity")!, Of(f, "key")!, Of(f, "message")!, Of(f, "fix"))).Order(StringComparer.Ordinal)];
    }

    private static string? Of(JsonElement finding, string name) => finding.GetProperty(name).GetString();

    private static string Line(string rule, string severity, string key, string message, string? repair) =>
        $"{rule} {severity.ToLowerInvariant()} {key} {message} -> {repair}";
}
