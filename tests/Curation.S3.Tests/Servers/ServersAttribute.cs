using System.Reflection;
using Testing.Tools;
using Xunit.Sdk;

namespace Curation.S3.Tests.Servers;

/// <summary>Runs a theory against each server: one of ours, one that none of us wrote.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServersAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return ["sandbox"];
        if (Tool.Lack(MotoProcess.Tool) is null)
        {
            yield return ["moto"];
        }
    }
}
