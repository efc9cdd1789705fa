using System.Globalization;
using Bench;
using Bench.Index;

const string Usage = """
    Usage: Bench COMMAND
      keys CORPUS.txt.gz [ROUNDS]      keys a second of the check, beside its rules as expressions, and beside only reading the keys
      oracle CORPUS.txt.gz             the same verdicts as the expressions, key by key; prints the differences
      generate KEYS FILE.txt.gz [SEED] writes a made-up listing of that many keys, in order
      memory CPG [KEYS ...]            peak memory of the command “cpg check” on made-up listings; CPG is the built command
      s3 [KEYS]                        a listing beside a listing that is checked, of an S3 server in this process
      index [OBJECTS]                  the embedded server's ledger beside one table of SQLite: puts, pages, start, memory, kill -9
    """;

switch (args)
{
    case ["keys", var corpus]:
        KeyBench.Run(corpus, rounds: 7);
        return 0;
    case ["keys", var corpus, var rounds] when int.TryParse(rounds, out var count) && count > 0:
        KeyBench.Run(corpus, count);
        return 0;
    case ["oracle", var corpus]:
        return OracleBench.Run(corpus);
    case ["generate", var keys, var file] when Count(keys) is { } count:
        Synthetic.Write(file, count, seed: 1);
        return 0;
    case ["generate", var keys, var file, var seed] when Count(keys) is { } count && int.TryParse(seed, out var of):
        Synthetic.Write(file, count, of);
        return 0;
    case ["memory", var command, .. var sizes] when sizes.All(size => Count(size) is not null):
        return await MemoryBench.RunAsync(command, sizes.Length == 0 ? [3_000_000, 30_000_000] : [.. sizes.Select(size => Count(size)!.Value)]);
    case ["s3", .. var size] when size.Length < 2 && size.All(s => Count(s) is not null):
        await S3Bench.RunAsync(size.Length == 0 ? 300_000 : Count(size[0])!.Value);
        return 0;
    case ["index", .. var size] when size.Length < 2 && size.All(s => Count(s) is <= int.MaxValue):
        await IndexBench.CompareAsync(size.Length == 0 ? 1_000_000 : (int)Count(size[0])!.Value);
        return 0;
    case ["index", var step, var way, var folder, var objects] when Count(objects) is { } count:
        IndexBench.Run(step, way, folder, (int)count);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static long? Count(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
