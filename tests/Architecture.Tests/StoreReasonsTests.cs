using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>Curation.S3 gives reasons; the sentences for people are written once at each edge.</summary>
public sealed partial class StoreReasonsTests
{
    [Fact]
    public void Who_refuses_for_the_store_writes_no_sentence()
    {
        using var assembly = House.Read(House.PathOf("Curation.S3"));
        var written = assembly.MainModule.GetTypes()
            .SelectMany(type => type.Methods)
            .Where(method => method.HasBody && method.Body.Instructions.Any(Refuses))
            .SelectMany(method => method.Body.Instructions
                .Where(at => at.OpCode.Code is Code.Ldstr && Sentence().IsMatch((string)at.Operand) && !IsForProgrammers(at))
                .Select(at => $"{method.FullName}: {at.Operand}"));

        Assert.Empty(written);
    }

    private static bool Refuses(Instruction at) => at.Operand is MethodReference { DeclaringType: var of } called
        && ((of.Name == "StoreException" && called.Name == ".ctor") || of.Name is "Refusals" or "StoreFailure");

    // What is wrong with a call of the code itself, or with a server's answer in the terms of that answer.
    private static bool IsForProgrammers(Instruction at) => at.Next is { OpCode.Code: Code.Newobj, Operand: MethodReference made }
        && made.DeclaringType.Name is nameof(ArgumentOutOfRangeException) or "MalformedAnswerException";

    // Two words.
    [GeneratedRegex(@"\p{L}[,.;:]? \p{L}")]
    private static partial Regex Sentence();
}
