using System.IO.Compression;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Checks;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Grants;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Checking;
using Portal.Checking.Findings;
using Portal.Checking.Rows;
using Portal.Checking.Waiving;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Data;
using Portal.Demo;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Ground;
using Portal.Promoting;
using Portal.Promoting.Receipts;
using Portal.Staging;
using Portal.Submitting;
using Portal.Tests.Data;

namespace Portal.Tests.Journeys;

/// <summary>The whole portal with its embedded server on free ports and a data directory of its own; everything in it is real.</summary>
public sealed class World : IAsyncDisposable
{
    public const string Staging = "staging-cellpainting-gallery";
    public const string Gallery = "cellpainting-gallery";

    /// <summary>Enough objects for a plate that lacks nothing.</summary>
    public const int Complete = 10;

    private const string Batch = "2026_01_05_Batch1";
    private const string Plate = "BR00100001";
    private readonly string folder = Directory.CreateTempSubdirectory("portal-world-").FullName;
    private readonly WebApplicationFactory<Program> app;
    private readonly AmazonS3Client s3;

    public World(params (string Name, string Value)[] settings)
        : this(_ => { }, isOnNetwork: false, settings)
    {
    }

    /// <param name="services">Puts something else in the place of what the program registered.</param>
    /// <param name="isOnNetwork">Whether other processes reach the portal, at <see cref="Address"/>.</param>
    /// <param name="settings">As on the command line.</param>
    public World(Action<IServiceCollection> services, bool isOnNetwork, params (string Name, string Value)[] settings)
        : this(Migrated.CopyTo, services, isOnNetwork, settings)
    {
    }

    /// <param name="data">Puts into the data directory what is there before the start.</param>
    /// <param name="services">Puts something else in the place of what the program registered.</param>
    /// <param name="isOnNetwork">Whether other processes reach the portal, at <see cref="Address"/>.</param>
    /// <param name="settings">As on the command line.</param>
    public World(Action<string> data, Action<IServiceCollection> services, bool isOnNetwork, params (string Name, string Value)[] settings)
    {
        if (settings.All(setting => setting.Name != "Portal:DataDirectory"))
        {
            data(folder);
        }

        app = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            // Else all worlds would be at the address that the portal has unless it is told.
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Portal:DataDirectory", folder);
            host.UseSetting("Portal:SandboxUrl", "http://127.0.0.1:0");
            host.UseSetting("Portal:Seed", "false");
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }

            host.ConfigureTestServices(services);
        });
        if (isOnNetwork)
        {
            app.UseKestrel(0);
        }

        try
        {
            if (isOnNetwork)
            {
                app.StartServer();
            }

            Services = app.Services;
        }
        catch (ObjectDisposedException exception)
        {
            // The program ended before it was there; it said why.
            throw new InvalidOperationException($"The portal did not start: {Sayings.Lines}", exception);
        }

        s3 = new AmazonS3Client(
            new BasicAWSCredentials("SANDBOXROOT", "sandbox-root-secret"),
            new AmazonS3Config
            {
                ServiceURL = Services.GetRequiredService<S3Options>().ServiceUrl,
                ForcePathStyle = true,
                AuthenticationRegion = "us-east-1",
            });
    }

    public static Actor Ada => Who("ada");

    public static Actor Noor => Who("noor");

    public static Actor Chidi => Who("chidi");

    public static Actor Erin => Who("erin");

    public static Actor Shantanu => Who("shantanu");

    public IServiceProvider Services { get; }

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public DepositActs Deposits => Services.GetRequiredService<DepositActs>();

    public DepositQueries DepositQueries => Services.GetRequiredService<DepositQueries>();

    public Submissions Submissions => Services.GetRequiredService<Submissions>();

    public Checks Checks => Services.GetRequiredService<Checks>();

    public CheckFiles CheckFiles => Services.GetRequiredService<CheckFiles>();

    public GalleryChecks GalleryChecks => Services.GetRequiredService<GalleryChecks>();

    public Waivers Waivers => Services.GetRequiredService<Waivers>();

    public FindingPages FindingPages => Services.GetRequiredService<FindingPages>();

    public Promotions Promotions => Services.GetRequiredService<Promotions>();

    public PublishedReceipts Receipts => Services.GetRequiredService<PublishedReceipts>();

    public StagedData Data => Services.GetRequiredService<StagedData>();

    public RequestActs Requests => Services.GetRequiredService<RequestActs>();

    public Audit Audit => Services.GetRequiredService<Audit>();

    public Trail Trail => Services.GetRequiredService<Trail>();

    public AccessTokens Tokens => Services.GetRequiredService<AccessTokens>();

    public CredentialVending Credentials => Services.GetRequiredService<CredentialVending>();

    public HttpClient Browser() => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A browser that went through the sign-in page's own form.</summary>
    public async Task<HttpClient> SignedInAsync(string persona)
    {
        var browser = Browser();
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("persona", persona), new("returnUrl", "/"), new("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode is System.Net.HttpStatusCode.Redirect
            ? browser
            : throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
    }

    /// <summary>What is named as gzip or as a database is one, as a check looks at that.</summary>
    public Task PutAsync(string bucket, string key, string text) => PutAsync(
        bucket,
        key,
        key.EndsWith(".gz", StringComparison.Ordinal) ? Packed(text)
            : Encoding.UTF8.GetBytes(key.EndsWith(".sqlite", StringComparison.Ordinal) ? $"SQLite format 3\0{text}" : text));

    public Task PutAsync(string bucket, string key, byte[] bytes) =>
        s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = new MemoryStream(bytes) });

    /// <summary>With a checksum over all bytes that a check keeps, which the client's own is not.</summary>
    public Task PutSummedAsync(string bucket, string key, byte[] bytes) => s3.PutObjectAsync(new PutObjectRequest
    {
        BucketName = bucket,
        Key = key,
        InputStream = new MemoryStream(bytes),
        ChecksumSHA256 = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(bytes)),
    });

    /// <summary>As an upload of one part: with another ETag, and with the client's checksum over all bytes.</summary>
    public async Task PutInPartsAsync(string bucket, string key, byte[] bytes)
    {
        var upload = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
                ChecksumType = ChecksumType.FULL_OBJECT,
            });
        var end = new CompleteMultipartUploadRequest
        {
            BucketName = bucket,
            Key = key,
            UploadId = upload.UploadId,
            ChecksumType = ChecksumType.FULL_OBJECT,
        };
        end.AddPartETagsAndChecksums(await s3.UploadPartAsync(new UploadPartRequest
        {
            BucketName = bucket,
            Key = key,
            UploadId = upload.UploadId,
            PartNumber = 1,
            InputStream = new MemoryStream(bytes),
            ChecksumAlgorithm = ChecksumAlgorithm.CRC32,
        }));
        await s3.CompleteMultipartUploadAsync(end);
    }

    /// <summary>Refuses an action on all objects of a bucket to everybody.</summary>
    public Task DenyAsync(string bucket, string action) => s3.PutBucketPolicyAsync(new PutBucketPolicyRequest
    {
        BucketName = bucket,
        Policy = $$"""{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "{{action}}", "Resource": "arn:aws:s3:::{{bucket}}/*" } }""",
    });

    public Task DeleteAsync(string bucket, string key) => s3.DeleteObjectAsync(bucket, key);

    /// <summary>With what is in it, as a bucket is dropped only when it is empty.</summary>
    public async Task DropBucketAsync(string bucket)
    {
        foreach (var found in (await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket })).S3Objects ?? [])
        {
            await s3.DeleteObjectAsync(bucket, found.Key);
        }

        await s3.DeleteBucketAsync(bucket);
    }

    public async Task<string> TextAsync(string bucket, string key)
    {
        using var answer = await s3.GetObjectAsync(bucket, key);
        await using var text = key.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(answer.ResponseStream, CompressionMode.Decompress)
            : answer.ResponseStream;
        using var reader = new StreamReader(text);
        return await reader.ReadToEndAsync();
    }

    public async Task<byte[]> BytesAsync(string bucket, string key)
    {
        using var answer = await s3.GetObjectAsync(bucket, key);
        using var bytes = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public async Task<StoredObject> StagedAsync(string key) =>
        await Services.GetRequiredService<Buckets>().Staging.FindAsync(key, default)
        ?? throw new InvalidOperationException($"“{key}” is not staged.");

    public async Task<List<StoredObject>> GalleryAsync(string prefix) =>
        await Services.GetRequiredService<Buckets>().Gallery.ListAsync(prefix, null, default).ToListAsync();

    /// <summary>An open deposit of Ada's with some staged objects in good order.</summary>
    public async Task<Guid> OpenAsync(string prefix = "cpg0048-bsc/broad", int objects = 6)
    {
        var id = await Requests.AskAsync(prefix, "A plate", objects, Chidi.Email, Ada);
        await Deposits.OpenAsync(id, Erin);
        for (var i = 0; i < objects; i++)
        {
            await PutAsync(Staging, KeyOf(prefix, i), TextOf(prefix, i, objects));
        }

        return id;
    }

    /// <summary>
    /// The objects of a small deposit: the first four are what a deposit needs, the first <see cref="Complete"/> all that a plate has,
    /// and the others are more images.
    /// </summary>
    public static string KeyOf(string prefix, int i) => prefix + i switch
    {
        1 => $"/workspace/load_data_csv/{Batch}/{Plate}/load_data.csv",
        2 => $"/workspace/metadata/platemaps/{Batch}/barcode_platemap.csv",
        3 => $"/workspace/metadata/platemaps/{Batch}/platemap/Map1.txt",
        4 => $"/images/{Batch}/illum/{Plate}/{Plate}_IllumDNA.npy",
        5 => $"/workspace/profiles/{Batch}/{Plate}/{Plate}.csv.gz",
        6 => $"/workspace/backend/{Batch}/{Plate}/{Plate}.sqlite",
        7 => $"/workspace/backend/{Batch}/{Plate}/{Plate}.csv",
        8 => $"/workspace/analysis/{Batch}/{Plate}/analysis/{Plate}-A01-1/Image.csv",
        9 => $"/workspace/analysis/{Batch}/{Plate}/analysis/{Plate}-A01-1/Cells.csv",
        _ => $"/images/{Batch}/images/{Plate}__2026-01-05T10_00_00-Measurement1/Images/r01c{i / 9 + 1:00}f{i % 9 + 1:00}p01-ch1sk1fk1fl1.tiff",
    };

    /// <summary>What is written in an object of a small deposit: the tables agree with the images.</summary>
    public static string TextOf(string prefix, int i, int objects)
    {
        var images = Enumerable.Range(0, objects).Where(image => image is 0 or >= Complete)
            .Select(image => (Key: KeyOf(prefix, image), Well: $"A{(image / 9) + 1:00}", Site: (image % 9) + 1)).ToList();
        return i switch
        {
            1 => string.Join(
                '\n',
                images.Select(image => $"{Plate},{image.Well},{image.Site},s3://{Gallery}/{image.Key}")
                    .Prepend("Metadata_Plate,Metadata_Well,Metadata_Site,URL_OrigDNA")),
            2 => $"Assay_Plate_Barcode,Plate_Map_Name\n{Plate},Map1\n",
            3 => string.Join(
                '\n',
                images.Select(image => image.Well)
                    .Distinct()
                    .Select(well => $"Map1\t{well}\tDMSO")
                    .Prepend("plate_map_name\twell_position\tbroad_sample")),
            _ => $"object {i}, not empty",
        };
    }

    /// <summary>Checks, submits and plans; the promotion awaits approval.</summary>
    public async Task<Promotion> PlanAsync(Guid deposit)
    {
        await CheckAsync(deposit);
        await SubmitAsync(deposit);
        await Promotions.PlanAsync(deposit, Erin);
        return await UntilAsync(() => Promotions.NewestAsync(deposit, Erin), p => p is { AwaitsApproval: true } or { State: JobState.Failed })
            ?? throw new InvalidOperationException();
    }

    /// <summary>Submits for Ada with a check of what is staged now, and with these words to its errors.</summary>
    public async Task SubmitAsync(Guid deposit, string? words = "Known since the pilot.")
    {
        await Submissions.PrepareAsync(deposit, starts: true, Ada);
        var view = await UntilAsync(() => Submissions.PrepareAsync(deposit, starts: false, Ada), seen => seen.Running is null);
        await Submissions.SubmitAsync(deposit, view.Check?.Id ?? Guid.Empty, words, Ada);
    }

    public async Task<CheckRow> CheckAsync(Guid deposit)
    {
        var run = await Checks.AskAsync(deposit, Ada);
        return await UntilAsync(() => Checks.FindAsync(run, Ada), r => r is { State: JobState.Done or JobState.Failed })
            ?? throw new InvalidOperationException();
    }

    public async Task<CheckSummary?> SummaryAsync(Guid run, Actor actor) => (await Checks.ReadAsync(run, actor))?.Summary;

    /// <summary>Checks what the gallery holds under a prefix, for Erin.</summary>
    public async Task<CheckRow> CheckGalleryAsync(string prefix)
    {
        var run = await GalleryChecks.AskAsync(prefix, Erin);
        return await UntilAsync(() => Checks.FindAsync(run, Erin), r => r is { State: JobState.Done or JobState.Failed })
            ?? throw new InvalidOperationException();
    }

    public async Task<Promotion> EndOfAsync(Guid deposit) =>
        await UntilAsync(
            () => Promotions.NewestAsync(deposit, Erin),
            p => p is { Phase: PromotionPhase.Copy, State: JobState.Done or JobState.Failed or JobState.Cancelled })
        ?? throw new InvalidOperationException();

    /// <summary>Waits until the grants of a deposit are deleted, so that nothing more is told of it.</summary>
    public async Task GrantsEndAsync(Guid deposit)
    {
        var dbs = Services.GetRequiredService<IDbContextFactory<PortalDb>>();
        await UntilAsync(
            async () =>
            {
                await using var db = await dbs.CreateDbContextAsync();
                return await db.Grants.CountAsync(g => g.DepositId == deposit && g.State == GrantState.Ending);
            },
            count => count == 0);
    }

    /// <summary>Asks until the answer is right; two minutes at most, which a crowded machine may need.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isRight)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (; ; )
        {
            var answer = await ask();
            if (isRight(answer))
            {
                return answer;
            }

            limit.Token.ThrowIfCancellationRequested();
            await Task.Delay(10, CancellationToken.None);
        }
    }

    public static async Task<string> RefusalOfAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    public async ValueTask DisposeAsync()
    {
        s3.Dispose();
        var held = Path.Combine(Services.GetRequiredService<DataFolder>().Root, "portal.lock");
        var pool = Pool.Of(Services.GetRequiredService<IDbContextFactory<PortalDb>>());
        await app.DisposeAsync();

        // The program lets go of its folder as its last act, which the host does not wait for.
        await UntilAsync(() => Task.FromResult(File.Exists(held)), exists => !exists);
        Pool.Close(pool);
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static Actor Who(string key) => DemoPeople.All.Single(persona => persona.Key == key).Actor;
}
