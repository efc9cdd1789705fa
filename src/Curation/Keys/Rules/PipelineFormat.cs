using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class PipelineFormat()
    : KeyRule("O001", Severity.Info, "Pipelines are .cppipe and .cpproj, with .json, .csv, .md and .txt beside them.")
{
    public override string Remedy => "Nothing to do if the file is needed to run the pipeline.";

    public override string Docs => "Gallery documentation, data structure: pipelines.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsBelow("workspace", "pipelines") || key.IsMarker || key.IsDebris || IsUsual(key.File[(key.File.LastIndexOf('.') + 1)..], key.File))
        {
            return;
        }

        found.Add(this, key, $"“{key.File}” is no pipeline (.cppipe, .cpproj), and nothing that usually lies beside one.");
    }

    private static bool IsUsual(ReadOnlySpan<char> ending, ReadOnlySpan<char> file) =>
        ending.Length < file.Length && (ending is "cppipe" or "cpproj" or "json" or "csv" or "md" or "txt");
}
