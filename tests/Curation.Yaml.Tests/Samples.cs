using System.Text;
using Curation.Registries;

namespace Curation.Yaml.Tests;

internal static class Samples
{
    /// <summary>Every field, and every way of writing.</summary>
    public static byte[] Whole
    {
        get
        {
            using var stream = typeof(Samples).Assembly.GetManifestResourceStream("registry.yml")!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
    }

    /// <summary>One good dataset, and what is put behind it.</summary>
    public static string With(string more) => $"datasets:\n  - name: cpg0001-one\n    description: \"\"\n    status: published\n{more}";

    public static RegistryFile Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static RegistryFile Read(byte[] bytes)
    {
        var faults = new FaultList();
        var file = RegistryYaml.Read(bytes, faults);
        Assert.Empty(faults.Kept.Select(fault => fault.ToString()));
        return file!;
    }

    public static IReadOnlyList<string> Faults(string text) => Faults(Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<string> Faults(byte[] bytes)
    {
        var faults = new FaultList();
        Assert.Null(RegistryYaml.Read(bytes, faults));
        return [.. faults.Kept.Select(fault => fault.ToString())];
    }
}
