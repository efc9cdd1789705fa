using Cpg.Streams;
using Cpg.Tests.Running;

namespace Cpg.Tests.Fixing;

/// <summary>Defects on one key that hide each other, so that no single repair leads to a documented place.</summary>
public sealed class HiddenDefectTests
{
    private const string Source = "cpg0016-jump/source_4";
    private const string Image = "r01c01f01p01-ch1sk1fk1fl1.tiff";

    [Theory]
    [InlineData("//Workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz", "/workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz")]
    [InlineData("//Workspace/profiles/2021_04_26_Batch1/BR1 /BR1.csv.gz", "/workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz")]
    [InlineData("/Workspace /Profiles//2021_04_26_Batch1/./BR1/BR1.csv.gz", "/workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz")]
    [InlineData("/images/2021_04_26_Batch1/BR1 a__2021-M1/Images/" + Image, "/images/2021_04_26_Batch1/images/BR1a__2021-M1/Images/" + Image)]
    [InlineData("/Images/2021_04_26_Batch1/BR1__2021-M 1/Images/" + Image, "/images/2021_04_26_Batch1/images/BR1__2021-M1/Images/" + Image)]
    [InlineData("//images/2021_04_26_Batch1/BR1/well 1/" + Image, "/images/2021_04_26_Batch1/images/BR1/well 1/" + Image)]
    [InlineData("/Images/2021_04_26_Batch1/images/BR1/well 1/" + Image, "/images/2021_04_26_Batch1/images/BR1/well 1/" + Image)]
    [InlineData("/image//2021_04_26 Batch1/images/BR 1/well 1/" + Image, "/images/2021_04_26Batch1/images/BR1/well 1/" + Image)]
    [InlineData("/images/2021_04_26_Batch1//Illum/BR1/IllumDNA.npy", "/images/2021_04_26_Batch1/illum/BR1/BR1_IllumDNA.npy")]
    [InlineData(
        "/workspace//analysys/2021_04_26_Batch1/BR1/BR1-A01-1/Cells.csv", "/workspace/analysis/2021_04_26_Batch1/BR1/analysis/BR1-A01-1/Cells.csv")]
    public async Task They_are_mended_in_one_move(string defective, string expected)
    {
        var fix = await CpgCommand.RunAsync($"{Source}{defective}\t5000\n", "fix", "-");

        Assert.Equal($"{Source}{defective}\t{Source}{expected}\n", fix.Output);
        Assert.Equal(0, fix.Code);
    }

    [Theory]
    [InlineData("//images/../2021_04_26_Batch1/images/BR1/x.tiff")]
    [InlineData("//Wrkspc/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz")]
    [InlineData("//images/2021_04_26_Batch1/BR 1/notes.docx")]
    public async Task What_leads_to_no_documented_place_is_left_as_it_is(string defective)
    {
        var fix = await CpgCommand.RunAsync($"{Source}{defective}\t5000\n", "fix", "-");

        Assert.Equal((0, ""), (fix.Code, fix.Output));
        Assert.StartsWith("0 repairs written, 0 refused", fix.Error, StringComparison.Ordinal);
    }
}
