using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class ProfileStage() : KeyRule("P002", Severity.Info, "The stage of a profile is one of the usual recipe's.")
{
    public override string Remedy => "Nothing to do if another recipe made the profile; say in the deposit what its stages are.";

    public override string Docs => "Practice of the profiling recipe and of the gallery's earlier validator.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.Is(3, "profiles") && (key.Place ?? key.Shape)?.Id == "N-PROFILE" && Stage(key) is { IsEmpty: false } stage && !IsUsual(stage[1..]))
        {
            found.Add(this, key, $"The stage “{stage}” is none of the usual recipe's, such as _augmented or _normalized.");
        }
    }

    /// <summary>What follows the plate, with its underscore. The stage of a key before may still stand in the capture of this one.</summary>
    private static ReadOnlySpan<char> Stage(in KeyParts key)
    {
        var rest = key.File[key[5].Length..];
        return rest[..rest.IndexOf('.')];
    }

    private static bool IsUsual(ReadOnlySpan<char> stage) =>
        stage is "augmented" or "normalized" or "normalized_negcon" or "spherized" or "normalized_dmso"
            or "normalized_feature_select" or "normalized_feature_select_plate" or "normalized_feature_select_batch"
            or "normalized_feature_select_all" or "normalized_feature_select_negcon_plate" or "normalized_feature_select_negcon_batch"
            or "normalized_feature_select_negcon_all";
}
