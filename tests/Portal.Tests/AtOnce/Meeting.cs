using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.AtOnce;

/// <summary>
/// Lets two acts meet at a moment that is the same each time: the first stands still after one of its looks until the second has ended, or waits for
/// the database itself. No time is hoped for.
/// </summary>
internal sealed class Meeting : DbCommandInterceptor
{
    private readonly AsyncLocal<string> who = new();
    private readonly TaskCompletionSource stands = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int looks;
    private int holdAt = int.MaxValue;
    private bool holdsLock;

    /// <summary>All that has to hear of the database's commands.</summary>
    public IInterceptor[] Interceptors => [this, new Beginnings(this)];

    /// <summary>How often the first act has looked.</summary>
    public int Looks => looks;

    /// <summary>Both, the second beginning while the first stands behind its look of this number.</summary>
    public async Task RunAsync(int at, Func<Task> first, Func<Task> second)
    {
        holdAt = at;
        var one = Task.Run(() => ActAsync("first", first));
        await Task.WhenAny(stands.Task, one);
        await ActAsync("second", second);
        goesOn.TrySetResult();
        await one;
    }

    /// <summary>One by itself, to learn how often it looks.</summary>
    public Task RunAsync(Func<Task> only) => ActAsync("first", only);

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (who.Value == "first" && !IsOfRegistry(command) && Interlocked.Increment(ref looks) == holdAt)
        {
            stands.TrySetResult();
            await goesOn.Task;
        }

        return result;
    }

    // The registry in memory is read by one at a time: standing still there, the first would hold the second up for ever, and not by the database.
    private static bool IsOfRegistry(DbCommand command) =>
        command.Transaction is null
        && (command.CommandText.Contains("\"RegistryImports\"", StringComparison.Ordinal)
            || command.CommandText.Contains("\"ProjectNumbers\"", StringComparison.Ordinal));

    private async Task ActAsync(string name, Func<Task> act)
    {
        who.Value = name;
        await act();
    }

    private sealed class Beginnings(Meeting meeting) : DbTransactionInterceptor
    {
        // The second has come to where it can only wait.
        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default)
        {
            if (meeting.who.Value == "second" && meeting.holdsLock)
            {
                meeting.goesOn.TrySetResult();
            }

            return new(result);
        }

        public override ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            meeting.holdsLock |= meeting.who.Value == "first";
            return new(result);
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            meeting.holdsLock &= meeting.who.Value != "first";
            return Task.CompletedTask;
        }
    }
}
