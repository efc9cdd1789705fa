namespace Curation.Checking.Rules;

/// <summary>Names of small letters and digits with single joints between them.</summary>
internal static class LowerCase
{
    public static bool IsJoinedBy(char joint, ReadOnlySpan<char> name)
    {
        var afterJoint = true;
        foreach (var letter in name)
        {
            if (letter == joint ? afterJoint : !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter))
            {
                return false;
            }

            afterJoint = letter == joint;
        }

        return !afterJoint;
    }
}
