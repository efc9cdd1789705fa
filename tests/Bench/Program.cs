using Bench;

switch (args)
{
    case ["keys", var corpus]:
        KeyBench.Run(corpus, rounds: 7);
        return 0;
    case ["keys", var corpus, var rounds] when int.TryParse(rounds, out var count) && count > 0:
        KeyBench.Run(corpus, count);
        return 0;
    default:
        Console.Error.WriteLine("Usage: Bench keys CORPUS.txt.gz [ROUNDS]    one key a line; prints keys a second of the key rules, a peer, and the limit");
        return 2;
}
