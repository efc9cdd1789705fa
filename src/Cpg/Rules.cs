using Curation;
using Curation.Checking;
using Curation.Checking.Layouts;

namespace Cpg;

/// <summary>The rules to check by: the ones of this build, or those of another layout.</summary>
internal static class Rules
{
    public static RulePack Read(string? path)
    {
        if (path is null)
        {
            return RulePack.Gallery;
        }

        try
        {
            return new RulePack(GalleryLayout.Parse(File.ReadAllText(path)), Registry.Gallery);
        }
        catch (LayoutException exception)
        {
            throw new UnusableException($"{path}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"Cannot read the layout of --rules: {exception.Message}");
        }
    }
}
