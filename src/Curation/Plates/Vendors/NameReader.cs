using System.Text;
using Curation.Plates.Wells;

namespace Curation.Plates.Vendors;

/// <summary>Reads a name from its beginning, one piece after another; a piece that is not there leaves it where it was.</summary>
internal ref struct NameReader(ReadOnlySpan<char> text)
{
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    public readonly bool IsAtEnd => Rest.IsEmpty;

    public bool Has(ReadOnlySpan<char> literal)
    {
        var has = Rest.StartsWith(literal);
        Rest = has ? Rest[literal.Length..] : Rest;
        return has;
    }

    public bool HasAnyCase(ReadOnlySpan<char> literal)
    {
        var has = Rest.Length >= literal.Length && Ascii.EqualsIgnoreCase(Rest[..literal.Length], literal);
        Rest = has ? Rest[literal.Length..] : Rest;
        return has;
    }

    /// <summary>One or two capitals and one or two digits: A1, AF48.</summary>
    public bool HasWell(out int row, out int column)
    {
        var letters = Rest is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..] ? 2 : Rest is [>= 'A' and <= 'Z', ..] ? 1 : 0;
        (row, column) = (Well.RowOf(Rest[..letters]), 0);
        var reader = new NameReader(Rest[letters..]);
        if (letters == 0 || !reader.HasNumber(out column, 1, 2))
        {
            return false;
        }

        Rest = reader.Rest;
        return true;
    }

    /// <summary>Digits, as many as there are, but at least and at most these.</summary>
    public bool HasNumber(out int number, int least = 1, int most = int.MaxValue)
    {
        var length = 0;
        long value = 0;
        while (length < Rest.Length && length < most && char.IsAsciiDigit(Rest[length]))
        {
            value = Math.Min((value * 10) + Rest[length++] - '0', int.MaxValue);
        }

        number = (int)value;
        if (length < least)
        {
            return false;
        }

        Rest = Rest[length..];
        return true;
    }

    /// <summary>A letter and the number after it, as in <c>r01</c>.</summary>
    public bool HasNumber(ReadOnlySpan<char> literal, out int number, int least = 1, int most = int.MaxValue)
    {
        number = 0;
        return Has(literal) && HasNumber(out number, least, most);
    }
}
