using System.Text;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Checking;
using Portal.Checking.Waiving;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Deposits;
using Portal.Deposits.Drafts;
using Portal.Deposits.Requests;
using Portal.Identity;
using Portal.Promoting;
using Portal.Registering;
using Portal.Submitting;
using Portal.Writers;
using static Portal.Tests.AtOnce.Beginning;

namespace Portal.Tests.AtOnce;

/// <summary>All that people may do to what <see cref="Beginning"/> made, by name. What an act is about is found before it begins.</summary>
internal static class EveryAct
{
    private static readonly Dictionary<string, Func<Place, Task<Func<Task>>>> All = new()
    {
        ["open lab0"] = OnDeposit("lab0", (place, id) => place.Get<DepositActs>().OpenAsync(id, Erin, 1)),
        ["open lab0/inner"] = OnDeposit("lab0/inner", (place, id) => place.Get<DepositActs>().OpenAsync(id, Shantanu, 1)),
        ["open lab3/inner"] = OnDeposit("lab3/inner", (place, id) => place.Get<DepositActs>().OpenAsync(id, Shantanu)),
        ["decline lab0"] = OnDeposit("lab0", (place, id) => place.Get<DepositActs>().DeclineAsync(id, "No.", Erin)),
        ["withdraw lab0"] = OnDeposit("lab0", (place, id) => place.Get<DepositActs>().WithdrawAsync(id, Ada)),
        ["withdraw open"] = OnDeposit("open", (place, id) => place.Get<DepositActs>().WithdrawAsync(id, Ada)),
        ["submit open"] = OnDeposit("open", SubmitAsync),
        ["declare open"] = OnDeposit("open", (place, id) => place.Get<DepositActs>().DeclareAsync(id, 77, Ada)),
        ["ask changes of full"] = OnDeposit("full", (place, id) => place.Get<DepositActs>().AskChangesAsync(id, "Mend it.", Erin)),
        ["ask changes of lab3"] = OnDeposit("lab3", (place, id) => place.Get<DepositActs>().AskChangesAsync(id, "Mend it.", Erin)),
        ["comment on full"] = OnDeposit("full", (place, id) => place.Get<DepositActs>().CommentAsync(id, "Well.", Erin)),
        ["endorse lab0"] = OnDeposit("lab0", (place, id) => place.Get<RequestActs>().EndorseAsync(id, "Good data.", 1, Chidi)),
        ["return lab0"] = OnDeposit("lab0", (place, id) => place.Get<RequestActs>().ReturnAsync(id, "Say more.", Erin)),
        ["edit again to lab9"] = OnDeposit(
            "again", (place, id) => place.Get<RequestActs>().AnswerAsync(id, Form("cpg0037-oasis/lab9"), "Moved.", 1, Ada)),
        ["ask for lab9"] = OnNothing(place => place.Get<RequestActs>().AskAsync(Form("cpg0037-oasis/lab9"), Ada)),
        ["ask for lab9 once more"] = OnNothing(place => place.Get<RequestActs>().AskAsync(Form("cpg0037-oasis/lab9"), Ada)),
        ["ask for a new project"] = OnNothing(
            place => place.Get<RequestActs>().AskAsync(Form("") with { IsNewProject = true, Tag = "new", Source = "broad" }, Ada)),
        ["ask for another new project"] = OnNothing(
            place => place.Get<RequestActs>().AskAsync(Form("") with { IsNewProject = true, Tag = "other", Source = "broad" }, Ada)),
        ["ask for amish"] = OnNothing(place => place.Get<RequestActs>().AskAsync(Form("cpg0047-amish/lab"), Noor)),
        ["import without amish"] = OnNothing(ImportAsync),
        ["begin a draft"] = OnNothing(place => place.Get<RequestDrafts>().SaveAsync(new Guid(100, 0, 0, new byte[8]), new(), 0, Ada)),
        ["begin another draft"] = OnNothing(place => place.Get<RequestDrafts>().SaveAsync(new Guid(101, 0, 0, new byte[8]), new(), 0, Ada)),
        ["check open"] = OnDeposit("open", (place, id) => place.Get<Checks>().AskAsync(id, Ada)),
        ["check open, too"] = OnDeposit("open", (place, id) => place.Get<Checks>().AskAsync(id, Erin)),
        ["check the gallery"] = OnNothing(place => place.Get<GalleryChecks>().AskAsync("cpg0001-x/broad", Erin)),
        ["check the gallery, too"] = OnNothing(place => place.Get<GalleryChecks>().AskAsync("cpg0001-x/broad", Shantanu)),
        ["plan full"] = OnDeposit("full", (place, id) => place.Get<Promotions>().PlanAsync(id, Erin)),
        ["plan full, too"] = OnDeposit("full", (place, id) => place.Get<Promotions>().PlanAsync(id, Shantanu)),
        ["plan halted"] = OnDeposit("halted", (place, id) => place.Get<Promotions>().PlanAsync(id, Erin)),
        ["approve full"] = OnPlan("full", (place, id) => ApproveAsync(place, id, Erin)),
        ["approve full, too"] = OnPlan("full", (place, id) => ApproveAsync(place, id, Shantanu)),
        ["resume halted"] = OnPlan("halted", (place, id) => place.Get<Promotions>().ResumeAsync(id, Shantanu)),
        ["resume halted, too"] = OnPlan("halted", (place, id) => place.Get<Promotions>().ResumeAsync(id, Erin)),
        ["waive P001 in full"] = OnRun(
            "full", (place, id) => place.Get<Waivers>().GiveAsync(id, "P001", null, "Known.", new DateOnly(2026, 4, 1), Erin)),
        ["waive P001 in full, too"] = OnRun(
            "full", (place, id) => place.Get<Waivers>().GiveAsync(id, "P001", null, "Known.", new DateOnly(2026, 4, 1), Shantanu)),
        ["make a token"] = OnDeposit(
            "open", (place, id) => place.Get<AccessTokens>().MakeAsync(id, "one", Permission.ReadWrite, TimeSpan.FromDays(1), Ada)),
        ["make another token"] = OnDeposit(
            "open", (place, id) => place.Get<AccessTokens>().MakeAsync(id, "two", Permission.Read, TimeSpan.FromDays(1), Ada)),
        ["ask for credentials"] = OnDeposit(
            "open", (place, id) => place.Get<CredentialVending>().AskAsync(id, Permission.ReadWrite, TimeSpan.FromHours(1), Ada)),
        ["ask for credentials, too"] = OnDeposit(
            "open", (place, id) => place.Get<CredentialVending>().AskAsync(id, Permission.Read, TimeSpan.FromHours(1), Ada)),
        ["give access again"] = OnDeposit("halted", (place, id) => place.Get<WriterActs>().GiveAsync(id, null, Erin)),
        ["revoke access to open"] = OnGrant("open", (place, id) => place.Get<WriterActs>().RevokeAsync(id, "Enough.", Erin)),
        ["revoke access to open, too"] = OnGrant("open", (place, id) => place.Get<WriterActs>().RevokeAsync(id, "Enough.", Shantanu)),
        ["max makes mia a contributor"] = OnPerson("mia", (place, id) => place.Get<People>().SetRoleAsync(id, Role.Contributor, Maintainer("max"))),
        ["mia makes max a contributor"] = OnPerson("max", (place, id) => place.Get<People>().SetRoleAsync(id, Role.Contributor, Maintainer("mia"))),
        ["mia disables max"] = OnPerson("max", (place, id) => place.Get<People>().DisableAsync(id, Maintainer("mia"))),
    };

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <summary>An act that is ready to begin; it answers what became of it.</summary>
    public static async Task<Func<Task<string>>> ReadyAsync(Place place, string name)
    {
        var act = await All[name](place);
        return async () =>
        {
            try
            {
                await act();
                return "done";
            }
            catch (RefusedException refused)
            {
                return refused.Message;
            }
        };
    }

    private static Curation.Requesting.DatasetForm Form(string prefix) => PlainRequests.Form(prefix, champion: Chidi.Email);

    private static async Task SubmitAsync(Place place, Guid id) =>
        await place.Get<Submissions>()
            .SubmitAsync(
                id,
                await place.LookAsync(db => db.CheckRuns.Where(r => r.DepositId == id && r.State == JobState.Done).Select(r => r.Id).SingleAsync()),
                null,
                Ada);

    private static async Task ApproveAsync(Place place, Guid id, Actor by) =>
        await place.Get<Promotions>()
            .ApproveAsync(id, await place.LookAsync(db => db.Promotions.Where(p => p.Id == id).Select(p => p.SnapshotHash).SingleAsync()), null, by);

    private static async Task ImportAsync(Place place)
    {
        var imports = place.Get<RegistryImports>();
        await place.Get<CurrentRegistry>().ReloadAsync();
        var text = Encoding.UTF8.GetString(RegistryFile.Gallery.Bytes.Span).Replace("cpg0047-amish", "cpg0047-omish", StringComparison.Ordinal);
        var id = imports.Receive(Encoding.UTF8.GetBytes(text), "registry.yml", Erin);
        await imports.ApplyAsync(id, place.Get<CurrentRegistry>().Now.Mark, Erin);
    }

    private static Func<Place, Task<Func<Task>>> OnNothing(Func<Place, Task> act) => place => Task.FromResult<Func<Task>>(() => act(place));

    private static Func<Place, Task<Func<Task>>> OnDeposit(string source, Func<Place, Guid, Task> act) => async place =>
    {
        var id = (await DepositAsync(place, source)).Id;
        return () => act(place, id);
    };

    private static Func<Place, Task<Func<Task>>> OnPlan(string source, Func<Place, Guid, Task> act) => On(source, act, async (place, of) =>
        await place.LookAsync(db => db.Promotions.Where(p => p.DepositId == of).Select(p => p.Id).SingleAsync()));

    private static Func<Place, Task<Func<Task>>> OnRun(string source, Func<Place, Guid, Task> act) => On(source, act, async (place, of) =>
        await place.LookAsync(db => db.CheckRuns.Where(r => r.DepositId == of).Select(r => r.Id).SingleAsync()));

    private static Func<Place, Task<Func<Task>>> OnGrant(string source, Func<Place, Guid, Task> act) => On(source, act, async (place, of) =>
        await place.LookAsync(db => db.Grants.Where(g => g.DepositId == of).Select(g => g.Id).SingleAsync()));

    private static Func<Place, Task<Func<Task>>> OnPerson(string name, Func<Place, Guid, Task> act) => async place =>
    {
        var id = await place.LookAsync(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());
        return () => act(place, id);
    };

    private static Func<Place, Task<Func<Task>>> On(string source, Func<Place, Guid, Task> act, Func<Place, Guid, Task<Guid>> find) => async place =>
    {
        var id = await find(place, (await DepositAsync(place, source)).Id);
        return () => act(place, id);
    };
}
