using System.Runtime.CompilerServices;

namespace Curation.Keys;

/// <summary>
/// The message of a finding, put together only if the sink wants to read it: a rule writes an ordinary <c>$"..."</c>, and on a deposit with
/// a million findings of a kind the texts beyond the examples are never made.
/// </summary>
[InterpolatedStringHandler]
internal ref struct FindingMessage
{
    private DefaultInterpolatedStringHandler text;

    public FindingMessage(int literalLength, int formattedCount, FindingSink sink, KeyRule rule, out bool isWanted)
    {
        isWanted = sink.Wants(rule);
        text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted(ReadOnlySpan<char> value) => text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format = null) => text.AppendFormatted(value, format);

    public string ToStringAndClear() => text.ToStringAndClear();
}
