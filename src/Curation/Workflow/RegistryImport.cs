using System.Globalization;

namespace Curation.Workflow;

/// <summary>A registry that a maintainer brought; the newest is the one in force. The file is kept as it came.</summary>
public sealed class RegistryImport : Subject
{
    private RegistryImport()
    {
    }

    /// <summary>The file, every byte of it.</summary>
    public byte[] File { get; private set; } = [];

    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file, in small hexadecimal letters.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Numbers that a registry before had and this one lacks, as four digits each with a blank between: never given out again.</summary>
    public string GoneNumbers { get; private set; } = "";

    public string ImportedBy { get; private set; } = "";

    public DateTimeOffset ImportedAt { get; private set; }

    public IReadOnlyList<int> Gone =>
        [.. GoneNumbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))];

    protected override Guid AboutDeposit => Guid.Empty;

    protected override string AboutPrefix => "";
}
