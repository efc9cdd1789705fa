using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>How far something is, an enum tells: nobody compares its name as text.</summary>
public sealed class StatesTests
{
    [Fact]
    public void No_state_or_phase_is_compared_as_text()
    {
        var names = House.Projects.SelectMany(NamesIn).ToHashSet();
        Assert.Contains("Verifying", names);
        Assert.Contains("ChangesAsked", names);

        Assert.Empty(House.Projects.SelectMany(project => ComparedIn(project, names)));
    }

    private static IReadOnlyList<string> NamesIn(string project)
    {
        using var assembly = House.Read(House.PathOf(project));
        return [.. assembly.MainModule.GetTypes()
            .Where(type => type.IsEnum)
            .Where(type => type.Name.EndsWith("State", StringComparison.Ordinal) || type.Name.EndsWith("Phase", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Where(field => field.IsLiteral).Select(field => field.Name))];
    }

    private static IReadOnlyList<string> ComparedIn(string project, HashSet<string> names)
    {
        using var assembly = House.Read(House.PathOf(project));
        return [.. assembly.MainModule.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions
                .Where(at => at.OpCode.Code is Code.Ldstr && names.Contains((string)at.Operand) && IsComparison(at.Next))
                .Select(at => $"{method.FullName}: {at.Operand}"))];
    }

    private static bool IsComparison(Instruction? at) => at?.Operand is MethodReference
    {
        DeclaringType.FullName: "System.String", Name: "op_Equality" or "op_Inequality" or nameof(string.Equals),
    };
}
