using Microsoft.AspNetCore.Components;

namespace Portal.Components.Kit;

/// <summary>What all fields have: a label, help, an error, and a value that binds.</summary>
public abstract class Field<T> : ComponentBase
{
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public T? Value { get; set; }

    [Parameter] public EventCallback<T?> ValueChanged { get; set; }

    /// <summary>What to write, before it is wrong.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>What is wrong with what was written; empty or null when nothing is.</summary>
    [Parameter] public string? Error { get; set; }

    [Parameter] public bool Optional { get; set; }

    [Parameter] public bool Disabled { get; set; }

    protected string Id { get; } = $"f{Guid.NewGuid():N}"[..9];

    protected string? Invalid => string.IsNullOrEmpty(Error) ? null : "true";

    protected string? DescribedBy => (Invalid, Help) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-help",
        (_, null) => $"{Id}-error",
        _ => $"{Id}-error {Id}-help",
    };
}
