namespace Curation.Workflow.Registries;

/// <summary>A number is reserved with a request, registered with its approval, and released when the request comes to nothing.</summary>
public enum NumberState
{
    Reserved,
    Registered,
    Released,
}
