using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>No id is empty to say that there is none: what was stored so long ago has a name.</summary>
public sealed class EmptyIdsTests
{
    private static readonly string[] Named =
    [
        "Curation.Workflow.Facts.Subject: NoDeposit",
        "Portal.Data.RequestDraft: NewRequest",
        "Portal.Data.Session: NoPerson",
    ];

    [Fact]
    public void An_empty_id_stands_only_where_it_gets_a_name() => Assert.Equal(Named, House.Projects.SelectMany(EmptyIdsIn).Order());

    private static IEnumerable<string> EmptyIdsIn(string project)
    {
        using var assembly = House.Read(House.PathOf(project));
        return [.. assembly.MainModule.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions
                .Where(IsEmptyId)
                .Select(at => $"{method.DeclaringType.FullName}: {NameFor(at)}"))];
    }

    // What it is put into, if that is a field.
    private static string NameFor(Instruction at) => (at.Next?.Operand as FieldReference)?.Name ?? "no name";

    private static bool IsEmptyId(Instruction at) =>
        at is { OpCode.Code: Code.Ldsfld, Operand: FieldReference { DeclaringType.FullName: "System.Guid", Name: nameof(Guid.Empty) } };
}
