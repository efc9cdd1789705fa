using System.Text;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Registering;
using Portal.Tests.Deposits;

namespace Portal.Tests.Registering;

/// <summary>A portal's registry on a database of its own.</summary>
public abstract class RegistryTest : AccessTest
{
    private protected CurrentRegistry Current => Services.GetRequiredService<CurrentRegistry>();

    private protected RegistryImports Imports => Services.GetRequiredService<RegistryImports>();

    private protected ProjectNumbers Numbers => Services.GetRequiredService<ProjectNumbers>();

    private protected RequestActs Requests => Services.GetRequiredService<RequestActs>();

    private protected DepositActs Deposits => Services.GetRequiredService<DepositActs>();

    /// <summary>The built-in registry as a file, with something put behind it.</summary>
    private protected static string BuiltIn(string more = "") => Encoding.UTF8.GetString(RegistryFile.Gallery.Bytes.Span) + more;

    private protected static string Entry(string name, string description = "", string more = "") =>
        $"  - name: {name}\n    description: \"{description}\"\n    status: unpublished\n{more}";

    private protected Guid Bring(string text, Actor? by = null) => Imports.Receive(Encoding.UTF8.GetBytes(text), "registry.yml", by ?? Erin);

    private protected async Task ImportAsync(string text)
    {
        var id = Bring(text);
        await Imports.ApplyAsync(id, (await Imports.FindAsync(id, Erin))!.Mark, Erin);
    }

    private protected Task<Guid> AskAsync(string tag, Actor? by = null) =>
        Numbers.ReserveAsync(
            tag,
            (_, name, _) => Task.FromResult(
                Deposit.Request(Prefix.Parse($"{name}/broad"), "Two plates", 10, "", by ?? Ada, DateTimeOffset.UnixEpoch.AddYears(56))),
            by ?? Ada);
}
