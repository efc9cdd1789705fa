using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Store;

namespace Curation.Requesting;

/// <summary>What a contributor said of a dataset when asking for a prefix: whole and right, as <see cref="DatasetReading"/> made it.</summary>
public sealed record DatasetRequest
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    public Stains Stains { get; init; }

    /// <summary>Other stains, and why there are fewer canonical ones than wanted; may be empty.</summary>
    public string OtherStains { get; init; } = "";

    public required long Objects { get; init; }

    public required long Bytes { get; init; }

    public required DataHome Home { get; init; }

    /// <summary>With <see cref="Region"/> and <see cref="WriterArns"/>: only of data in S3, else empty.</summary>
    public string Bucket { get; init; } = "";

    public string Region { get; init; } = "";

    /// <summary>ARNs, one a line.</summary>
    [JsonPropertyName("Writers")]
    public string WriterArns { get; init; } = "";

    /// <summary>In small letters; empty if none is named.</summary>
    public string Champion { get; init; } = "";

    public required string Contact { get; init; }

    /// <summary>The first day on which the data may be promoted; null if it may be at once.</summary>
    public DateOnly? HoldUntil { get; init; }

    public required Consent Consent { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, DatasetForm.Json);

    public static DatasetRequest FromJson(string json) =>
        JsonSerializer.Deserialize<DatasetRequest>(json, DatasetForm.Json) ?? throw new FormatException("A kept request is empty.");

    /// <summary>To be edited: the form that reads as this.</summary>
    public DatasetForm ToForm(Prefix place) => new()
    {
        Place = place.ToString(),
        Title = Title,
        Description = Description,
        Stains = Stains,
        OtherStains = OtherStains,
        Objects = Objects,
        Bytes = ByteSize.Text(Bytes),
        Home = Home,
        Bucket = Bucket,
        Region = Region,
        WriterArns = WriterArns,
        Champion = Champion,
        Contact = Contact,
        HoldUntil = HoldUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        AgreedTo = Consent.Sha256,
    };
}
