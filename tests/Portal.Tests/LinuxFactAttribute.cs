namespace Portal.Tests;

/// <summary>A test that needs a device or a signal of Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "This test needs Linux.";
}
