using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>A slice of the portal brings all its services itself, and what the portal consists of is told at its top.</summary>
public sealed class SlicesTests
{
    private static readonly IReadOnlyList<MethodDefinition> Methods =
        [.. House.Read(House.PathOf("Portal")).MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)];

    [Fact]
    public void Each_slice_is_named_by_who_puts_the_portal_together()
    {
        var called = Methods.SelectMany(method => Calls(method)
            .Where(called => Outermost(called.DeclaringType).FullName != Outermost(method.DeclaringType).FullName)
            .Select(called => called.FullName)).ToHashSet();
        var forgotten = Methods.Where(method => IsPart(method) && !called.Contains(method.FullName)).Select(method => method.FullName);

        Assert.Empty(forgotten);
    }

    [Fact]
    public void A_service_is_added_in_its_own_folder()
    {
        var added = Methods.SelectMany(method => Added(method).Select(service => (By: Outermost(method.DeclaringType), Service: service))).ToList();
        Assert.Contains(("Portal.Submitting", "Portal.Submitting.Submissions"), added.Select(one => (one.By.Namespace, one.Service.FullName)));

        Assert.Empty(added.Where(one => !IsWithin(one.Service.Namespace, one.By.Namespace))
            .Select(one => $"{one.By.FullName} adds {one.Service.FullName}"));
    }

    // What is added as a class; an instance or what is made of others may come from anywhere.
    private static IEnumerable<TypeReference> Added(MethodDefinition method) => Calls(method)
        .OfType<GenericInstanceMethod>()
        .Where(called => called.DeclaringType.Name.StartsWith("ServiceCollection", StringComparison.Ordinal) && called.Parameters.Count == 1)
        .Select(called => called.GenericArguments[^1])
        .Where(service => service.Namespace.StartsWith("Portal", StringComparison.Ordinal));

    private static IEnumerable<MethodReference> Calls(MethodDefinition method) => method.Body.Instructions
        .Where(at => at.OpCode.Code is Code.Call or Code.Callvirt or Code.Ldftn)
        .Select(at => (MethodReference)at.Operand);

    private static bool IsPart(MethodDefinition method) => method.IsStatic
        && method.Parameters is [{ ParameterType.Name: "IServiceCollection" or "IEndpointRouteBuilder" or "WebApplication" }, ..]
        && !method.IsPrivate
        && !method.DeclaringType.Name.StartsWith('<');

    // Everything lies below the top, which adds only what stands there.
    private static bool IsWithin(string space, string folder) =>
        space == folder || (folder.Contains('.', StringComparison.Ordinal) && space.StartsWith(folder + ".", StringComparison.Ordinal));

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } around ? Outermost(around) : type;
}
