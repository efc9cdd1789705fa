using System.Text;
using Cpg;
using Cpg.Streams;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);
