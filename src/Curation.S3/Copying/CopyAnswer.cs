namespace Curation.S3.Copying;

/// <summary>How one attempt to copy ended, before anybody looked why.</summary>
internal enum CopyAnswer
{
    Done,

    /// <summary>Done, but the server tells another ETag than the approved one, or none: encryption and part sizes explain it, a mishap too.</summary>
    DoneWithOtherETag,

    /// <summary>The source is not the approved one, or the target exists: who looks, knows.</summary>
    ConditionFailed,

    /// <summary>As <see cref="ConditionFailed"/>, but an earlier call was not heard: a target that is right may be our own work.</summary>
    ConditionFailedAfterSilence,

    SourceGone,

    /// <summary>The server does not know conditions on copies (501).</summary>
    ConditionsUnknown,

    /// <summary>Too large to be copied at once.</summary>
    TooLarge,

    /// <summary>Somebody wrote the same key meanwhile; begin anew.</summary>
    Conflict,
}
