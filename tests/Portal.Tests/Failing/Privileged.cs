using Testing.Tools;


namespace Portal.Tests.Failing;

/// <summary>What only root may do: as root, or by a sudo that asks nothing.</summary>
internal static class Privileged
{
    private static readonly Lazy<string?> Lacking = new(Try);

    /// <summary>Why no file system can be mounted here; null if one can.</summary>
    public static string? Lack => Lacking.Value;

    public static Task<Command.Result> RunAsync(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess ? Command.RunAsync(program, arguments) : Command.RunAsync("sudo", ["-n", program, .. arguments]);

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Mounting a small file system needs Linux.";
        }

        var root = Directory.CreateTempSubdirectory("small-disk-").FullName;
        try
        {
            var mounted = RunAsync("mount", "-t", "tmpfs", "-o", SmallDisk.Option, "tmpfs", root).GetAwaiter().GetResult();
            if (mounted.Code != 0)
            {
                return $"This machine does not let a test mount a small file system: {mounted.Errors.Trim()}";
            }

            RunAsync("umount", root).GetAwaiter().GetResult().Succeeds();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Mounting a small file system needs root, or sudo.";
        }
        finally
        {
            Directory.Delete(root);
        }
    }
}

/// <summary>A test on a real small file system; where none can be mounted it is skipped and says why, which .ci/run lets nobody pass.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = Privileged.Lack;
}
