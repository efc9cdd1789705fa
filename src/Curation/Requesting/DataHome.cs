using System.Text.Json.Serialization;

namespace Curation.Requesting;

/// <summary>Where the data is before it comes to the gallery: what decides how it is uploaded.</summary>
public enum DataHome
{
    [JsonStringEnumMemberName("Unsaid")]
    Unknown,
    Server,
    Workstation,
    S3,
}
