using System.Buffers;
using Curation.Findings;
using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

internal sealed class ModelId() : KeyRule("D002", Severity.Warning, "The id of a model has a hash, a DOI or a version in it.", Severity.Info)
{
    private const int Model = 4;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public override string Remedy => "Add what tells this model from the next one, as in cpcnn_zenodo_7114558 or a hash of six digits or more.";

    public override string Docs => "Gallery documentation, data structure: workspace_dl; machine learning.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsFolder(Model) && key.Is(2, "workspace_dl") && DeepFolder.IsKnown(key[3]) && !key[Model].IsEmpty
            && !IsUnique(key[Model]) && found.IsFirstIn(this, key, Model))
        {
            found.AddFolder(this, key, Model, $"The model “{key[Model]}” has no hash, DOI or version, so the next one may have the same name.");
        }
    }

    private static bool IsUnique(ReadOnlySpan<char> model) => EndsWithHash(model) || HasDeposit(model) || HasSeries(model);

    /// <summary>_0260bc96, or a date of six digits.</summary>
    private static bool EndsWithHash(ReadOnlySpan<char> model)
    {
        var joint = model.LastIndexOf('_');
        return joint >= 0 && model.Length - joint > 6 && !model[(joint + 1)..].ContainsAnyExcept(Hex);
    }

    /// <summary>zenodo_7114558 or zenodo7114558, anywhere.</summary>
    private static bool HasDeposit(ReadOnlySpan<char> model)
    {
        for (var at = model.IndexOf("zenodo"); at >= 0; at = model.IndexOf("zenodo"))
        {
            model = model[(at + 6)..];
            var number = model.StartsWith("_") ? model[1..] : model;
            if (number.Length > 0 && char.IsAsciiDigit(number[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>_s12345_6, anywhere.</summary>
    private static bool HasSeries(ReadOnlySpan<char> model)
    {
        for (var at = model.IndexOf("_s"); at >= 0; at = model.IndexOf("_s"))
        {
            model = model[(at + 2)..];
            if (model.Length > 6 && PlaceholderKind.Digits.Allows(model[..5]) && model[5] == '_' && char.IsAsciiDigit(model[6]))
            {
                return true;
            }
        }

        return false;
    }
}
