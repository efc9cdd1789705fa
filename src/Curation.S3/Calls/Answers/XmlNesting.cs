using System.Xml;

namespace Curation.S3.Calls.Answers;

/// <summary>
/// Counts the levels of an XML document while its bytes go by, in the order of a nanosecond each. What reads them behind it, the SDK and the
/// framework's reader, takes the square of the depth in time: 280 KB of nothing but start tags keep a processor busy for most of a minute.
/// </summary>
internal struct XmlNesting
{
    // No answer of S3, STS or S3 Control has more than six levels.
    private const int MostLevels = 32;

    private Place place;
    private int depth;
    private byte last;
    private byte before;

    private enum Place
    {
        Text,
        Opened,
        StartTag,
        SingleQuoted,
        DoubleQuoted,
        EndTag,
        Instruction,
        Declaration,
        CommentOpened,
        Comment,
        Data,
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (place == Place.Text)
            {
                var next = bytes[at..].IndexOf((byte)'<');
                if (next < 0)
                {
                    return;
                }

                (at, place) = (at + next, Place.Opened);
                continue;
            }

            var one = bytes[at];
            var was = place;
            place = Next(one);

            // The dashes that open a comment do not close it.
            (before, last) = was == Place.CommentOpened ? ((byte)0, (byte)0) : (last, one);
        }
    }

    private Place Next(byte one)
    {
        switch (place, one)
        {
            case (Place.Opened, _):
                return one switch
                {
                    (byte)'/' => Place.EndTag,
                    (byte)'?' => Place.Instruction,
                    (byte)'!' => Place.Declaration,

                    // In another encoding text can look like end tags. No server of S3 writes one, and each has this byte behind its first “<”.
                    0 => throw new XmlException("The answer is not UTF-8."),
                    _ => Begin(),
                };
            case (Place.StartTag, (byte)'"'):
                return Place.DoubleQuoted;
            case (Place.StartTag, (byte)'\''):
                return Place.SingleQuoted;
            case (Place.DoubleQuoted, (byte)'"'):
            case (Place.SingleQuoted, (byte)'\''):
                return Place.StartTag;
            case (Place.StartTag, (byte)'>'):
                depth -= last == '/' ? 1 : 0;
                return Place.Text;
            case (Place.EndTag, (byte)'>'):
                depth--;
                return Place.Text;
            case (Place.Declaration, (byte)'-') when last == '!':
                return Place.CommentOpened;
            case (Place.CommentOpened, _):
                return Place.Comment;
            case (Place.Declaration, (byte)'[') when last == '!':
                return Place.Data;
            case (Place.Instruction, (byte)'>') when last == '?':
            case (Place.Declaration, (byte)'>'):
            case (Place.Comment, (byte)'>') when last == '-' && before == '-':
            case (Place.Data, (byte)'>') when last == ']' && before == ']':
                return Place.Text;
            default:
                return place;
        }
    }

    private Place Begin() => ++depth <= MostLevels
        ? Place.StartTag
        : throw new XmlException($"The answer has elements within elements, more than {MostLevels} levels of them.");
}
