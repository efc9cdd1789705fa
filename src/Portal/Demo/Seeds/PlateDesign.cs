namespace Portal.Demo.Seeds;

/// <summary>A plate by its two names: the short one of the workspace, the full one that the microscope wrote.</summary>
internal sealed record PlateDesign(string Name, string FullName)
{
    public static PlateDesign Imaged(string name, string at) => new(name, $"{name}__{at}-Measurement1");
}
