using Curation.Findings;

namespace Curation.Keys.Rules;

internal sealed class QualityControl() : KeyRule("Q001", Severity.Info, "Quality control lies in quality_control; qc is accepted.")
{
    public override string Remedy => "Nothing to do; quality_control is the name to use for a new one.";

    public override string Docs => "Gallery documentation, data structure, which lists qc and describes quality_control.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsBelow("workspace", "qc") && found.IsFirstIn(this, key, 3))
        {
            found.AddFolder(this, key, 3, "The folder “qc” is accepted; “quality_control” is the recommended name.");
        }
    }
}
