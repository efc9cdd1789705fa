namespace Curation.Keys.Layouts;

/// <summary>
/// Writes a path with <c>[optional]</c> and <c>(one|of)</c> parts out into the plain paths it stands for, the longer form first:
/// matching plain paths is simple and quick, and there are few.
/// </summary>
internal static class LayoutBrackets
{
    public static IEnumerable<string> Expand(string path, Func<string, LayoutException> wrong)
    {
        var open = path.AsSpan().IndexOfAny('[', '(');
        var stray = path.AsSpan(0, open < 0 ? path.Length : open).IndexOfAny(']', ')', '|');
        if (stray >= 0)
        {
            throw wrong($"“{path[stray]}” in “{path}” has no bracket before it.");
        }

        return open < 0 ? [path] : ExpandAt(path, open, wrong);
    }

    private static IEnumerable<string> ExpandAt(string path, int open, Func<string, LayoutException> wrong)
    {
        var isOption = path[open] == '[';
        var depth = 0;
        var from = open + 1;
        var choices = new List<string>();
        for (var i = open; i < path.Length; i++)
        {
            depth += path[i] is '[' or '(' ? 1 : path[i] is ']' or ')' ? -1 : 0;
            if (depth > 0 && !(depth == 1 && path[i] == '|'))
            {
                continue;
            }

            choices.Add(path[from..i]);
            from = i + 1;
            if (depth > 0)
            {
                continue;
            }

            if (path[i] != (isOption ? ']' : ')'))
            {
                throw wrong($"“{path[open]}” in “{path}” is closed by “{path[i]}”.");
            }

            var head = path[..open];
            return (isOption ? [.. choices, ""] : choices).SelectMany(choice => Expand(head + choice + path[from..], wrong));
        }

        throw wrong($"“{path[open]}” in “{path}” is never closed.");
    }
}
