using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Requesting;

/// <summary>A request as it stands in the form: as typed, right or wrong, whole or not.</summary>
public sealed record DatasetForm
{
    /// <summary>All that the fields' limits let through, and room to be wrong in.</summary>
    public const int LongestJson = 64_000;

    internal static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public string? Place { get; set; }

    /// <summary>Whether a number is asked for instead of a registered project: then <see cref="Tag"/> and <see cref="Source"/> count, not <see cref="Place"/>.</summary>
    public bool IsNewProject { get; set; }

    public string? Tag { get; set; }

    public string? Source { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public Stains Stains { get; set; }

    public string? OtherStains { get; set; }

    public long? Objects { get; set; }

    public string? Bytes { get; set; }

    public DataHome Home { get; set; }

    public string? Bucket { get; set; }

    public string? Region { get; set; }

    [JsonPropertyName("Writers")]
    public string? WriterArns { get; set; }

    public string? Champion { get; set; }

    public string? Contact { get; set; }

    /// <summary>A date as browsers write it: 2026-12-31.</summary>
    public string? HoldUntil { get; set; }

    /// <summary>The hash of the agreement that was shown when it was agreed to; null if none was.</summary>
    public string? AgreedTo { get; set; }

    /// <summary>What was said with the answer to a maintainer who asked for a change.</summary>
    public string? Answer { get; set; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>What an earlier version of the portal kept and this one does not know is left out.</summary>
    public static DatasetForm FromJson(string json) => JsonSerializer.Deserialize<DatasetForm>(json, Json) ?? new();
}
