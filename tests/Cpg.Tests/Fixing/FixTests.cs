using Cpg.Streams;
using Cpg.Tests.Running;

namespace Cpg.Tests.Fixing;

public sealed class FixTests
{
    private const string Batch = "cpg0016-jump/source_4/images/2021_04_26_Batch1";
    private const string Profile = "cpg0016-jump/source_4/workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz";

    private static readonly string[] Defective =
    [
        Profile.Replace("workspace", "Workspace", StringComparison.Ordinal),
        $"{Batch}/BR1__2021-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff",
        $"{Batch}/illum/BR1/IllumDNA.npy",
        "cpg0016-jump/source_4//images/2021_04_26_Batch1/illum/BR1/BR1_IllumAGP.npy",
        "cpg0016-jump/source_4/workspace/analysis/2021_04_26_Batch1/BR1/BR1-A01-1/outlines/A01_s1--cell_outlines.png",
    ];

    [Fact]
    public async Task Applying_the_table_makes_the_check_clean()
    {
        var clean = $"{Batch}/illum/BR1/BR1_IllumER.npy";
        var before = await CpgCommand.RunAsync(Listing(Defective), "check", "-", "--format", "ndjson");
        Assert.Equal(1, before.Code);

        var fix = await CpgCommand.RunAsync(Listing([.. Defective, clean]), "fix", "-");
        var moves = fix.Lines.Select(line => line.Split('\t')).ToDictionary(move => move[0], move => move[1]);
        var after = await CpgCommand.RunAsync(
            Listing([.. Defective.Select(key => moves[key]), clean]), "check", "-", "--format", "ndjson", "--scope", Batch);

        Assert.Equal(0, fix.Code);
        Assert.Equal(Defective, moves.Keys);
        Assert.Equal((0, ""), (after.Code, after.Output));
    }

    [Fact]
    public async Task A_doubled_slash_is_mended_by_a_move()
    {
        var fix = await CpgCommand.RunAsync(Listing([Defective[3]]), "fix", "-");

        Assert.Equal($"{Defective[3]}\t{Batch}/illum/BR1/BR1_IllumAGP.npy", Assert.Single(fix.Lines));
    }

    [Fact]
    public async Task A_move_onto_a_key_that_exists_is_refused()
    {
        var fix = await CpgCommand.RunAsync(Listing([Defective[0], Profile]), "fix", "-");

        Assert.Equal((1, ""), (fix.Code, fix.Output));
        Assert.Contains($"not moved: {Defective[0]} -> {Profile}: the target is in the listing already.", fix.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moves_of_two_keys_to_one_are_refused()
    {
        var other = Profile.Replace("workspace", "WorkSpace", StringComparison.Ordinal);

        var fix = await CpgCommand.RunAsync(Listing([Defective[0], other]), "fix", "-");

        Assert.Equal((1, ""), (fix.Code, fix.Output));
        Assert.Contains("2 keys would become this one", fix.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moves_are_quoted_for_a_shell()
    {
        var key = $"{Batch}/P1/it's $(here)/x.tiff";

        var fix = await CpgCommand.RunAsync(Listing([key]), "fix", "-", "--format", "mv", "--bucket", "lab");

        Assert.Equal(
            $@"aws s3 mv 's3://lab/{Batch}/P1/it'\''s $(here)/x.tiff' 's3://lab/{Batch}/images/P1/it'\''s $(here)/x.tiff'",
            Assert.Single(fix.Lines));
    }

    [Fact]
    public async Task A_key_that_would_break_the_table_is_refused()
    {
        var fix = await CpgCommand.RunAsync($"\"lab\",\"{Batch}/P1/a%09b/x.tiff\",\"50\"\n", "fix", "-");

        Assert.Equal((1, ""), (fix.Code, fix.Output));
        Assert.Contains("--format mv", fix.Error, StringComparison.Ordinal);
    }

    private static string Listing(IEnumerable<string> keys) => string.Concat(keys.Select(key => $"{key}\t5000\n"));
}
