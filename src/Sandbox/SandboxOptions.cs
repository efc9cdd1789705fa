using Sandbox.Auth;

namespace Sandbox;

/// <summary>How a sandbox is to be started.</summary>
public sealed class SandboxOptions
{
    /// <summary>Where it listens; port 0 takes a free one, which <see cref="SandboxServer.Address"/> then tells.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5081";

    /// <summary>Further names that it answers to, without ports, beside numbers and the names of this machine.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The folder that holds everything; one server at a time.</summary>
    public required string DataDirectory { get; init; }

    public string RootAccessKeyId { get; init; } = "SANDBOXROOT";

    public string RootSecretAccessKey { get; init; } = "sandbox-root-secret";

    /// <summary>Who else may sign requests.</summary>
    public IReadOnlyList<SandboxUser> Users { get; init; } = [];

    /// <summary>Whether the start registers an instance of S3 Access Grants with one location, <c>default</c>, for all buckets.</summary>
    public bool AccessGrants { get; init; }

    /// <summary>The shortest session that may be asked for: AWS's own bound, or seconds for a test that waits for an end.</summary>
    public int MinimumSessionSeconds { get; init; } = 900;

    public string Region { get; init; } = "us-east-1";

    /// <summary>The account everything belongs to; it is part of every name of a role.</summary>
    public static string AccountId => SandboxAccount.Id;

    /// <summary>Buckets that are made at start unless they exist.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>What the first start that is given any puts into buckets, one after the other; no later start adds to it. Null for none.</summary>
    public IEnumerable<FirstObject>? FirstObjects { get; init; }

    /// <summary>
    /// Whether every answer waits until the bytes are on the disk itself. What was acknowledged survives the end of the process
    /// either way; this one makes it survive the loss of power, at the price of a flush for each write.
    /// </summary>
    public bool FlushToDisk { get; init; }

    /// <summary>
    /// How large the journal grows before a snapshot takes its place: what a start reads at most beside the snapshot, or a
    /// quarter of the snapshot where that is more.
    /// </summary>
    public long SnapshotAfterBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>For tests: what is asked before each request is done, so that they hold the server still at a request.</summary>
    public Uri? Gate { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
