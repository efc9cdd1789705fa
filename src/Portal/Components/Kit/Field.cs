using Microsoft.AspNetCore.Components;

namespace Portal.Components.Kit;

/// <summary>What all fields have: a label, help, an error, and a value that binds.</summary>
public abstract class Field<T> : ComponentBase, IDisposable
{
    [CascadingParameter] protected FormScope? Scope { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public T? Value { get; set; }

    [Parameter] public EventCallback<T?> ValueChanged { get; set; }

    /// <summary>What to write, before it is wrong.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>What is wrong with what was written; empty or null when nothing is.</summary>
    [Parameter] public string? Error { get; set; }

    [Parameter] public bool Optional { get; set; }

    /// <summary>Said of a choice that has no answer to begin with. What is typed in a form is required unless it is optional.</summary>
    [Parameter] public bool Required { get; set; }

    [Parameter] public bool Disabled { get; set; }

    protected string Id { get; } = $"f{Guid.NewGuid():N}"[..9];

    protected virtual string? Fault => Error;

    protected virtual string? HelpText => Help;

    /// <summary>Whether people write into it.</summary>
    protected virtual bool IsTyped => false;

    protected virtual bool IsWithheld => false;

    protected bool IsRequired => Required || (IsTyped && !Optional && Scope is { IsFilter: false });

    protected string? Invalid => string.IsNullOrEmpty(Fault) ? null : "true";

    protected string? MustBeFilled => IsRequired ? "true" : null;

    protected string? DescribedBy => (Invalid, HelpText) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-help",
        (_, null) => $"{Id}-error",
        _ => $"{Id}-error {Id}-help",
    };

    public void Dispose()
    {
        Scope?.Forget(Id);
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet() => Tell();

    protected void Tell() => Scope?.Say(new(Id, Label, Fault ?? "", IsRequired, IsRequired && Value is null or "", IsWithheld));
}
