using Bunit;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;
using Portal.Components.Kit;

namespace Portal.Tests.Components.Kit;

public sealed class StateLabelTests : KitTest
{
    [Theory]
    [MemberData(nameof(DepositStates))]
    public void Every_state_of_a_deposit_has_a_word_a_tone_and_an_icon(DepositState state) => Covers(state);

    [Theory]
    [MemberData(nameof(JobStates))]
    public void Every_state_of_a_job_has_a_word_a_tone_and_an_icon(JobState state) => Covers(state);

    public static TheoryData<DepositState> DepositStates() => new(Enum.GetValues<DepositState>());

    public static TheoryData<JobState> JobStates() => new(Enum.GetValues<JobState>());

    private void Covers(StateLabel standing)
    {
        var badge = Render<StateBadge>(p => p.Add(b => b.Of, standing)).Find(".badge");

        Assert.NotEmpty(badge.TextContent.Trim());
        Assert.NotEmpty(badge.QuerySelector("path")!.GetAttribute("d")!);
        Assert.Contains($"tone-{standing.Tone.ToString().ToLowerInvariant()}", badge.ClassList);
    }
}
