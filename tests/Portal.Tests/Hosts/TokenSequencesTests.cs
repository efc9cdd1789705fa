using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Microsoft.Extensions.DependencyInjection;
using Portal.Credentials.Tokens;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Ground;
using Portal.Identity;
using Portal.Tests.Identity;

namespace Portal.Tests.Hosts;

/// <summary>
/// Whatever an owner, a stranger and a maintainer do one after another, a token gives credentials exactly while a naive model says so, and what
/// it gives reaches its own prefix only.
/// </summary>
public sealed class TokenSequencesTests : IClassFixture<Door>
{
    private const int Steps = 120;
    private readonly Door door;

    public TokenSequencesTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    private DepositActs Deposits => door.Services.GetRequiredService<DepositActs>();

    private AccessTokens Tokens => door.Services.GetRequiredService<AccessTokens>();

    private People People => door.Services.GetRequiredService<People>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_token_gives_what_the_model_says_and_no_more(int seed)
    {
        var random = new Random(seed);
        var world = await StageAsync(seed);
        using var program = door.Browser();
        for (var step = 0; step < Steps; step++)
        {
            await ActAsync(world, random, $"seed {seed}, step {step}");

            // Every token is tried after every act: those that live, those that ended, and forged ones.
            var tried = world.Tokens.Count == 0 ? null : world.Tokens[random.Next(world.Tokens.Count)];
            if (tried is not null && tried.Uses < AccessToken.MostAnHour - 1)
            {
                await TryAsync(program, world, tried, deep: random.Next(6) == 0, $"seed {seed}, step {step}");
            }
        }

        Assert.NotEmpty(world.Tokens);
    }

    private async Task ActAsync(Stage world, Random random, string where)
    {
        var place = world.Places[random.Next(world.Places.Count)];
        var token = world.Tokens.Count == 0 ? null : world.Tokens[random.Next(world.Tokens.Count)];
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                await MakeAsync(world, place, random);
                break;
            case 3 when token is not null:
                var wrong = world.Places.First(other => other != token.Place);
                var stranger = world.Places.First(other => other.PersonId != token.Place.PersonId).Owner;
                Assert.True(
                    await IsRefusedAsync(() => Tokens.RevokeAsync(token.Place.Id, token.Id, "mine", stranger)),
                    $"{where}: a stranger revoked a token.");
                Assert.True(
                    await IsRefusedAsync(() => Tokens.RevokeAsync(wrong.Id, token.Id, "crossed", wrong.Owner)),
                    $"{where}: a token was revoked by another deposit.");
                Assert.True(
                    await IsRefusedAsync(() => Tokens.MakeAsync(token.Place.Id, $"{random.Next()}", Permission.Read, TimeSpan.FromDays(1), stranger)),
                    $"{where}: a stranger made a token.");
                Assert.True(await IsRefusedAsync(() => Tokens.ListAsync(token.Place.Id, stranger)), $"{where}: a stranger sees tokens.");
                break;
            case 4 when token is not null:
                var by = random.Next(2) == 0 ? token.Place.Owner : world.Erin;
                var isOut = by == token.Place.Owner && world.IsOut(token.Place);
                Assert.Equal(
                    isOut || !token.IsLiveAt(door.Clock.GetUtcNow()),
                    await IsRefusedAsync(() => Tokens.RevokeAsync(token.Place.Id, token.Id, "lost", by)));
                token.IsRevoked |= !isOut;
                break;
            case 5 when token is not null && random.Next(3) == 0:
                // To the very edge: a tick before the end, or the end itself.
                var left = token.Ends - door.Clock.GetUtcNow() - (random.Next(2) == 0 ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
                door.Clock.Advance(left > TimeSpan.Zero ? left : TimeSpan.FromMinutes(1));
                break;
            case 6:
                door.Clock.Advance(TimeSpan.FromMinutes(random.Next(50)));
                break;
            case 7:
                if (!await IsRefusedAsync(() => Deposits.AskChangesAsync(place.Id, "Rename it.", world.Erin)))
                {
                    place.TakesUploads = true;
                }

                break;
            case 8 when random.Next(4) == 0:
                if (!await IsRefusedAsync(() => Deposits.WithdrawAsync(place.Id, place.Owner)))
                {
                    (place.TakesUploads, place.IsOver) = (false, true);
                }

                break;
            case 9:
                world.IsOwnerOut = !world.IsOwnerOut;
                await (world.IsOwnerOut ? People.DisableAsync(world.OwnerId, world.Erin) : People.EnableAsync(world.OwnerId, world.Erin));
                break;
            case 10:
                // What somebody may do elsewhere changes nothing about what is theirs.
                await Record.ExceptionAsync(() => People.SetRoleAsync(
                    world.OwnerId, random.Next(3) switch { 0 => Role.Champion, 1 => Role.Contributor, _ => null }, world.Erin));
                break;
        }
    }

    private async Task MakeAsync(Stage world, Place place, Random random)
    {
        var (life, permission) = (TimeSpan.FromHours(1 + random.Next(48)), random.Next(2) == 0 ? Permission.Read : Permission.ReadWrite);
        TokenText? text = null;
        if (!await IsRefusedAsync(async () => text = await Tokens.MakeAsync(place.Id, $"{random.Next()}", permission, life, place.Owner)))
        {
            var id = (await Tokens.ListAsync(place.Id, place.Owner)).Single(row => row.PublicId == text!.PublicId).Id;
            world.Tokens.Add(new Token(id, text!, place, permission, door.Clock.GetUtcNow() + life));
        }
    }

    private async Task TryAsync(HttpClient program, Stage world, Token token, bool deep, string where)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/credentials");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Text.Text);
        var before = door.Clock.GetUtcNow();
        using var answer = await program.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Headers.CacheControl?.NoStore, where);

        // The clock goes on while it is asked: nothing is said of a token that ends at that moment.
        if (token.IsLiveAt(before) == token.IsLiveAt(door.Clock.GetUtcNow()))
        {
            Assert.True((answer.StatusCode is HttpStatusCode.OK) == world.Gives(token, before), $"{where}: {answer.StatusCode} {said}");
        }

        if (answer.StatusCode is HttpStatusCode.OK)
        {
            token.Uses++;
            if (deep)
            {
                await ReachAsync(JsonSerializer.Deserialize<JsonElement>(said), world, token, where);
            }
        }
    }

    private async Task ReachAsync(JsonElement given, Stage world, Token token, string where)
    {
        var options = door.Services.GetRequiredService<S3Options>();
        using var s3 = new AmazonS3Client(
            new SessionAWSCredentials(
                given.GetProperty("AccessKeyId").GetString(),
                given.GetProperty("SecretAccessKey").GetString(),
                given.GetProperty("SessionToken").GetString()),
            new AmazonS3Config { ServiceURL = options.ServiceUrl, ForcePathStyle = true, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
        var place = token.Place.Prefix;
        Assert.Equal(token.Permission is Permission.ReadWrite, await WritesAsync(s3, options.StagingBucket, $"{place}/x"));
        string[] others =
        [
            .. world.Places.Where(other => other != token.Place).Select(other => $"{other.Prefix}/x"),
            $"{place}2/x",
            $"{place}x",
            place.ToUpperInvariant() + "/x",
            place[..^1] + "/x",
            "x",
            $"/{place}/x",
        ];
        foreach (var key in others)
        {
            Assert.False(await WritesAsync(s3, options.StagingBucket, key), $"{where}: a token of {place} writes {key}.");
            Assert.False(await WritesAsync(s3, options.GalleryBucket, key), $"{where}: a token of {place} writes {key} in the gallery.");
            Assert.False(await ListsAsync(s3, options.StagingBucket, key), $"{where}: a token of {place} lists {key}.");
        }

        Assert.False(await ListsAsync(s3, options.StagingBucket, ""), $"{where}: a token of {place} lists the bucket.");
        Assert.True(await ListsAsync(s3, options.StagingBucket, $"{place}/"), where);
    }

    private static Task<bool> WritesAsync(AmazonS3Client s3, string bucket, string key) =>
        GoesAsync(() => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = "x" }));

    private static Task<bool> ListsAsync(AmazonS3Client s3, string bucket, string prefix) =>
        GoesAsync(() => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix }));

    private static async Task<bool> GoesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (AmazonServiceException refused) when (refused.StatusCode is HttpStatusCode.Forbidden)
        {
            return false;
        }
    }

    private static async Task<bool> IsRefusedAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (RefusedException)
        {
            return true;
        }
    }

    private async Task<Stage> StageAsync(int seed)
    {
        var (_, erin) = await door.SomebodyAsync($"erin-{seed}", "gallery-maintainers");
        var (_, ada) = await door.SomebodyAsync($"ada-{seed}");
        var (_, mallory) = await door.SomebodyAsync($"mallory-{seed}");
        var stage = new Stage(erin.AsFresh(), ada.Id);
        foreach (var (prefix, owner) in new[]
        {
            ($"cpg0048-bsc/lab{seed}", ada), ($"cpg0048-bsc/lab{seed}2", ada), ($"cpg0048-bsc/other{seed}", mallory),
        })
        {
            var id = await door.Services.GetRequiredService<RequestActs>().AskAsync(prefix, "A plate", 1, null, owner.AsFresh());
            await Deposits.OpenAsync(id, stage.Erin);
            stage.Places.Add(new Place(id, prefix, owner.AsFresh(), owner.Id));
        }

        return stage;
    }

    private sealed class Stage(Actor erin, Guid ownerId)
    {
        public Actor Erin => erin;

        public Guid OwnerId => ownerId;

        public bool IsOwnerOut { get; set; }

        public List<Place> Places { get; } = [];

        public List<Token> Tokens { get; } = [];

        public bool IsOut(Place place) => IsOwnerOut && place.PersonId == OwnerId;

        public bool Gives(Token token, DateTimeOffset at) =>
            token.IsLiveAt(at) && !IsOut(token.Place) && !token.Place.IsOver && (token.Permission is Permission.Read || token.Place.TakesUploads);
    }

    private sealed class Place(Guid id, string prefix, Actor owner, Guid personId)
    {
        public Guid Id => id;

        public string Prefix => prefix;

        public Actor Owner => owner;

        public Guid PersonId => personId;

        public bool TakesUploads { get; set; } = true;

        public bool IsOver { get; set; }
    }

    private sealed class Token(Guid id, TokenText text, Place place, Permission permission, DateTimeOffset ends)
    {
        public Guid Id => id;

        public TokenText Text => text;

        public Place Place => place;

        public Permission Permission => permission;

        public DateTimeOffset Ends => ends;

        public bool IsRevoked { get; set; }

        public int Uses { get; set; }

        public bool IsLiveAt(DateTimeOffset at) => !IsRevoked && at < Ends;
    }
}
