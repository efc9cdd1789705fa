using System.Buffers;
using Curation.Findings;
using Curation.Texts;

namespace Curation.Keys.Rules;

/// <summary>Names that S3 keeps as they are and that become others on the disk of whoever downloads them.</summary>
internal sealed class SafeNames()
    : KeyRule("N010", Severity.Error, "Every name stays what and where it is when it is downloaded: no unseen marks, no backslash or colon, no dot or blank at its end, no device of Windows.")
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public override string Remedy => "Rename it: on somebody's computer it would be written elsewhere, read as another name, or be lost.";

    public override string Docs => "Own rule: file names of Windows, macOS and Linux, as aws s3 sync writes them.";

    public override bool HarmsDownloads => true;

    public override bool ExplainsPlace => false;

    public override bool MindsName(ReadOnlySpan<char> file) => file[^1] == '.' || IsDevice(file);

    public override void Check(in KeyParts key, FindingSink found)
    {
        for (var i = 0; i < key.Count; i++)
        {
            var name = key[i];
            if (!name.IsEmpty && Fault(name, key.IsPlain) is { } fault)
            {
                found.Add(this, key, $"The name “{Escaped.Name(name.ToString())}” {fault}.");
                return;
            }
        }
    }

    private static string? Fault(ReadOnlySpan<char> name, bool isPlain)
    {
        if (!isPlain && name.ContainsAnyExcept(Plain) && Odd(name) is { } odd)
        {
            return odd;
        }

        // Of “.” and “..” another rule says more.
        return name[^1] is '.' or ' ' && name is not ("." or "..")
            ? $"ends with {(name[^1] == '.' ? "a dot" : "a blank")}, which Windows drops: it becomes another name"
            : IsDevice(name) ? "is a device on Windows, which keeps nothing of what is written to it" : null;
    }

    private static string? Odd(ReadOnlySpan<char> name) => Marks.IndexOfUnseen(name) is var at and >= 0
        ? $"has {Escaped.Code(name[at..])}, which nobody sees: it reads as another name"
        : name.Contains('\\') ? "has “\\”, which on Windows begins a folder: the file may land anywhere"
        : name.Contains(':') ? "has “:”, which on Windows names a drive, or hides what is written behind another file"
        : null;

    /// <summary>CON, PRN, AUX, NUL, COM1 and their like, in any case and before any ending.</summary>
    private static bool IsDevice(ReadOnlySpan<char> name)
    {
        // Hardly any name begins with one of these and has a dot or its end where a device has.
        if ((name[0] | 0x20) is not ('c' or 'p' or 'a' or 'n' or 'l') || name.Length < 3)
        {
            return false;
        }

        var dot = name.IndexOf('.');
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ');
        return stem.Length switch
        {
            3 => Is(stem, "CON") || Is(stem, "PRN") || Is(stem, "AUX") || Is(stem, "NUL"),
            4 => (Is(stem[..3], "COM") || Is(stem[..3], "LPT")) && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³',
            6 => Is(stem, "CONIN$") || Is(stem, "CLOCK$"),
            7 => Is(stem, "CONOUT$"),
            _ => false,
        };
    }

    private static bool Is(ReadOnlySpan<char> name, string device) => name.Equals(device, StringComparison.OrdinalIgnoreCase);
}
