using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>
/// The types that a type names in what it is, has and does, its nested types and what the compiler makes of its lambdas included. What the
/// compiler puts in as a value, a constant or a <c>nameof</c>, leaves no trace.
/// </summary>
internal static class Uses
{
    public static IEnumerable<TypeReference> Of(TypeDefinition type) => Named(type).SelectMany(Parts);

    private static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(its => its.InterfaceType),
        .. Given(type),
        .. Bounds(type),
        .. type.Fields.SelectMany(field => Given(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(property => Given(property).Append(property.PropertyType)),
        .. type.Events.SelectMany(its => Given(its).Append(its.EventType)),
        .. type.Methods.SelectMany(Named),
        .. type.NestedTypes.SelectMany(Named),
    ];

    private static IEnumerable<TypeReference?> Named(MethodDefinition method) =>
    [
        .. Signature(method),
        .. Given(method),
        .. Bounds(method),
        .. Given(method.MethodReturnType),
        .. method.Parameters.SelectMany(Given),
        .. method.HasBody ? Named(method.Body) : [],
    ];

    private static IEnumerable<TypeReference?> Named(MethodBody body) =>
    [
        .. body.Variables.Select(variable => variable.VariableType),
        .. body.ExceptionHandlers.Select(handler => handler.CatchType),
        .. body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method => Signature(method).Append(method.DeclaringType),
            _ => Enumerable.Empty<TypeReference?>(),
        }),
    ];

    private static IEnumerable<TypeReference?> Signature(MethodReference method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> Given(ICustomAttributeProvider to) =>
        to.CustomAttributes.SelectMany(attribute => attribute.ConstructorArguments
            .Concat(attribute.Properties.Select(property => property.Argument))
            .Select(argument => argument.Value as TypeReference)
            .Append(attribute.AttributeType));

    private static IEnumerable<TypeReference?> Bounds(IGenericParameterProvider of) =>
        of.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    // A list of pairs of plates names lists, pairs and plates.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.Prepend(generic.ElementType).SelectMany(Parts),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
