using BenchmarkDotNet.Running;

// npm run bench -- --filter '*Edit*'
BenchmarkSwitcher.FromAssembly(typeof(DigestLsp.Benchmarks.Documents).Assembly).Run(args);
