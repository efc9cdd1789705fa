using System.Globalization;
using System.Text;
using Sandbox.Refusals;

namespace Sandbox.Wire;

/// <summary>The decoded parameters behind the question mark; of one sent twice, the first, and that it was.</summary>
internal sealed class Query
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);

    public Query(RequestTarget target)
    {
        foreach (var (name, value) in target.Parameters())
        {
            if (!values.TryAdd(Decode(name), Decode(value)))
            {
                repeated.Add(Decode(name));
            }
        }
    }

    public IEnumerable<string> Names => values.Keys;

    public IEnumerable<(string Name, string Value)> Pairs => values.Select(pair => (pair.Key, pair.Value));

    public bool IsRepeated(string name) => repeated.Contains(name);

    public string? this[string name] => values.GetValueOrDefault(name);

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A text whose UTF-8 bytes are compared with keys.</summary>
    public byte[] Bytes(string name) => Encoding.UTF8.GetBytes(this[name] ?? "");

    public int Number(string name, int otherwise, int least, int most)
    {
        var text = this[name];
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw Refusal.InvalidArgument(name, text, $"Provided {name} not an integer or within integer range");
        }
        return number >= least && number <= most
            ? number
            : throw Refusal.InvalidArgument(name, text, $"Argument {name} must be an integer between {least} and {most}");
    }

    private static string Decode(string sent) => PercentEncoding.Text(PercentEncoding.Decode(sent, plusIsBlank: true));
}
