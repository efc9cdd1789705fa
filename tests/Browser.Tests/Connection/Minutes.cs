using Browser.Tests.Running;

namespace Browser.Tests.Connection;

/// <summary>
/// A tab that can be put out of sight and whose minutes pass when they are told to. Only what waits for a minute or more is moved: the connection has
/// timers of its own, of seconds, which must go as the portal's do.
/// </summary>
internal sealed class Minutes(Person person)
{
    private const string Script =
        """
        (() => {
          const { setTimeout: wait, clearTimeout: forget } = window;
          const now = Date.now.bind(Date);
          const waiting = new Map();
          let [hidden, passed, last] = [false, 0, 0];
          Date.now = () => now() + passed;
          window.setTimeout = (act, after, ...rest) => after < 60000 ? wait(act, after, ...rest) : (waiting.set(--last, { act, at: passed + after }), last);
          window.clearTimeout = id => waiting.delete(id) || forget(id);
          Object.defineProperty(document, "hidden", { get: () => hidden });
          Object.defineProperty(document, "visibilityState", { get: () => hidden ? "hidden" : "visible" });
          window.testHide = away => { hidden = away; document.dispatchEvent(new Event("visibilitychange")); };
          window.testPass = minutes => {
            passed += minutes * 60000;
            const due = [...waiting].filter(([, { at }]) => at <= passed);
            for (const [id, { act }] of due) { waiting.delete(id); act(); }
            return due.length;
          };
        })();
        """;

    private readonly Lock turn = new();
    private readonly List<IWebSocket> sockets = [];

    /// <summary>Counts for the pages that are loaded from now on.</summary>
    public static async Task<Minutes> OfAsync(Person person)
    {
        var minutes = new Minutes(person);
        person.Page.WebSocket += (_, socket) => minutes.Change(sockets => sockets.Add(socket));

        // Nobody is told that the connections of the document before are gone.
        person.Page.Request += (_, request) => minutes.Change(sockets => sockets.RemoveAll(_ => request.IsNavigationRequest));
        await person.Page.AddInitScriptAsync(Script);
        return minutes;
    }

    /// <summary>How many connections of this document are open.</summary>
    public int Connections
    {
        get
        {
            lock (turn)
            {
                return sockets.Count(socket => !socket.IsClosed);
            }
        }
    }

    public Task HideAsync() => person.AskPageAsync<object?>("() => testHide(true)");

    public Task ShowAsync() => person.AskPageAsync<object?>("() => testHide(false)");

    /// <returns>How many things waited for that.</returns>
    public Task<int> PassAsync(int minutes) => person.AskPageAsync<int>("minutes => testPass(minutes)", minutes);

    private void Change(Action<List<IWebSocket>> change)
    {
        lock (turn)
        {
            change(sockets);
        }
    }
}
