namespace Portal.Dropping;

public enum DropFault
{
    /// <summary>What was said of the listing, or what stands in it.</summary>
    Wrong,
    TooLarge,
    TooMany,

    /// <summary>The portal's own disk is full, or fails.</summary>
    NoRoom,
}

/// <summary>A listing is not checked; the message tells the person why and what to do.</summary>
public sealed class DropRefusedException(DropFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public DropFault Fault { get; } = fault;
}
