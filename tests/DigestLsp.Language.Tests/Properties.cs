using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace DigestLsp.Tests;

/// <summary>
/// Random tests. A failure prints the seed (rerun with the environment variable <c>CsCheck_Seed</c>) and the smallest input found,
/// as JSON, which shows invisible characters. <c>DIGESTLSP_ITERATIONS</c> multiplies the iterations of all tests.
/// </summary>
internal static class Properties
{
    private static readonly JsonSerializerOptions Format = new() { IncludeFields = true };

    private static readonly int Times = int.Parse(
        Environment.GetEnvironmentVariable("DIGESTLSP_ITERATIONS") ?? "1",
        CultureInfo.InvariantCulture
    );

    public static void ForAll<T>(
        this Gen<T> generator,
        Action<T> check,
        int iterations,
        Func<T, string>? print = null
    ) =>
        generator.Sample(
            check,
            iter: iterations * Times,
            print: print ?? (input => JsonSerializer.Serialize(input, Format))
        );

    public static void ForAll<T1, T2>(
        this Gen<(T1, T2)> generator,
        Action<T1, T2> check,
        int iterations,
        Func<(T1, T2), string>? print = null
    ) => generator.ForAll(input => check(input.Item1, input.Item2), iterations, print);

    public static void ForAll<T1, T2, T3>(
        this Gen<(T1, T2, T3)> generator,
        Action<T1, T2, T3> check,
        int iterations,
        Func<(T1, T2, T3), string>? print = null
    ) => generator.ForAll(input => check(input.Item1, input.Item2, input.Item3), iterations, print);
}
