using Curation.Texts;

namespace Curation.Tables.Reading;

/// <summary>
/// One row, split as Python's csv and pandas split it: quotes are such only where a field begins; what follows the closing one belongs to the field;
/// and a field in quotes may go over lines. A row without a quote is only looked at, not copied.
/// </summary>
internal sealed class TableRow(byte delimiter)
{
    private byte[] text = new byte[4096];
    private int length;
    private Range[] fields = new Range[64];
    private int start;
    private State state;

    private enum State
    {
        FieldBegins,
        Plain,
        Quoted,
        AfterQuote,
    }

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int index] => text.AsSpan(fields[index]);

    /// <summary>A quote was opened and not closed: the row goes on in the next line.</summary>
    public bool IsOpen => state is State.Quoted;

    /// <summary>Where the quote stands that is open: the number of the field, from one.</summary>
    public int OpenField => Count + 1;

    public int Length => length;

    /// <summary>Nothing but blanks stands in it.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (this[i].ContainsAnyExcept(" \t\u00A0"u8))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Begins a row; false if it has too many fields.</summary>
    public bool Begin(ReadOnlySpan<byte> line)
    {
        (Count, length, start, state) = (0, 0, 0, State.FieldBegins);
        MakeRoom(line.Length);
        return line.Contains((byte)'"') ? Take(line) : Split(line);
    }

    /// <summary>Goes on with an open row in its next line; false if it has too many fields.</summary>
    public bool GoOn(ReadOnlySpan<byte> line)
    {
        MakeRoom(line.Length + 1);
        text[length++] = (byte)'\n';
        return Take(line);
    }

    /// <summary>Fields that a program has left out at the end, because nothing is in them.</summary>
    public void Pad(int count)
    {
        while (Count < count)
        {
            Put(length..length);
        }
    }

    private bool Split(ReadOnlySpan<byte> line)
    {
        line.CopyTo(text);
        length = line.Length;
        state = State.Plain;
        for (var at = 0; Count < RowFields.Most;)
        {
            var mark = line[at..].IndexOf(delimiter);
            Put(at..(mark < 0 ? length : at + mark));
            if (mark < 0)
            {
                return true;
            }

            at += mark + 1;
        }

        return false;
    }

    private bool Take(ReadOnlySpan<byte> line)
    {
        foreach (var letter in line)
        {
            if (state is State.Quoted)
            {
                state = letter == (byte)'"' ? State.AfterQuote : State.Quoted;
            }
            else if (letter == delimiter)
            {
                if (!EndField())
                {
                    return false;
                }

                continue;
            }
            else if (letter == (byte)'"' && state is (State.FieldBegins or State.AfterQuote))
            {
                // Doubled it stands for itself, and the field goes on in its quotes.
                var isDoubled = state is State.AfterQuote;
                state = State.Quoted;
                if (!isDoubled)
                {
                    continue;
                }
            }
            else
            {
                state = State.Plain;
            }

            if (state is not State.AfterQuote)
            {
                text[length++] = letter;
            }
        }

        return IsOpen || EndField();
    }

    private bool EndField()
    {
        if (Count == RowFields.Most)
        {
            return false;
        }

        Put(start..length);
        (start, state) = (length, State.FieldBegins);
        return true;
    }

    private void Put(Range field)
    {
        if (Count == fields.Length)
        {
            Array.Resize(ref fields, fields.Length * 2);
        }

        fields[Count++] = field;
    }

    private void MakeRoom(int more)
    {
        if (text.Length < length + more)
        {
            Array.Resize(ref text, (length + more) * 2);
        }
    }
}
