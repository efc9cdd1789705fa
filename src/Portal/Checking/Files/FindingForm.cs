using System.Text.Json.Serialization;
using Curation.Checks;
using Curation.Findings;
using Curation.Plates;

namespace Portal.Checking.Files;

/// <summary>How what a check leaves is written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(WaivedFinding))]
[JsonSerializable(typeof(CheckSummary))]
[JsonSerializable(typeof(PlateRow))]
[JsonSerializable(typeof(PlateTotals))]
internal sealed partial class FindingForm : JsonSerializerContext;
