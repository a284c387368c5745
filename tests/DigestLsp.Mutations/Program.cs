// Breaks the program in one place at a time and expects the tests to notice:
//   dotnet run --project tests/DigestLsp.Mutations -c Release [-- --every N]
// All faults are compiled together in a copy of the sources, each with a switch; a test run activates one of them.
// --every N tries each Nth fault only. The exit code is 1 if fewer faults are noticed than the group requires.
using System.Diagnostics;
using DigestLsp.Mutations;
using Microsoft.CodeAnalysis.CSharp;

Group[] groups =
[
    new(
        "Incremental parsing",
        "DigestLsp.Language.Tests",
        ["*.IncrementalTests", "*.DigestTreeTests", "*.ChangesAtOnceTests"],
        [
            "server/DigestLsp.Language/Syntax/DigestParser.cs",
            "server/DigestLsp.Language/Syntax/BlockStream.cs",
            "server/DigestLsp.Language/Syntax/PartRope.cs",
            "server/DigestLsp.Language/Syntax/DigestTree.cs",
        ],
        MinPercent: 85
    ),
    new(
        "Positions and edits",
        "DigestLsp.Language.Tests",
        ["*.PositionEncodingTests", "*.ChangesAtOnceTests", "*.IncrementalTests"],
        [
            "server/DigestLsp.Language/Text/LineMap.cs",
            "server/DigestLsp.Language/Text/TextSpan.cs",
            "server/DigestLsp.Language/Syntax/BatchEdit.cs",
        ],
        MinPercent: 80
    ),
    new(
        "Link status",
        "DigestLsp.Online.Tests",
        ["*.LinkProofTests", "*.ArxivAbsenceTests", "*.InterstitialPageTests", "*.ServiceTests"],
        [
            "server/DigestLsp.Online/Services/ResponseProof.cs",
            "server/DigestLsp.Online/Services/InterstitialPage.cs",
            "server/DigestLsp.Language/Links/LinkVerdict.cs",
        ],
        MinPercent: 80
    ),
];

var every = args is ["--every", var number]
    ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)
    : 1;
var root = FindRoot();
var copy = Directory.CreateTempSubdirectory("digest-mutations-").FullName;
try
{
    CopySources(root, copy);
    foreach (var file in groups.SelectMany(g => g.Files))
        if (!File.Exists(Path.Combine(copy, file)))
            throw new FileNotFoundException(
                $"{file} was moved or renamed: correct the list of groups in Program.cs."
            );
    File.WriteAllText(
        Path.Combine(copy, "server/DigestLsp.Language/MutationSwitch.cs"),
        """
        namespace DigestLsp;

        /// <summary>Says which fault is on.</summary>
        public static class MutationSwitch
        {
            private static readonly int On = int.Parse(System.Environment.GetEnvironmentVariable("DIGESTLSP_MUTANT") ?? "0");

            /// <summary>Whether a fault is on.</summary>
            public static bool Is(int id) => id == On;
        }
        """
    );
    var mutants = new List<Mutant>();
    var byGroup = new List<(Group Group, List<Mutant> Mutants)>();
    foreach (var group in groups)
    {
        var first = mutants.Count;
        foreach (var file in group.Files)
        {
            var path = Path.Combine(copy, file);
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path));
            File.WriteAllText(path, new Mutator(file, mutants).Visit(tree.GetRoot())!.ToFullString());
        }
        byGroup.Add((group, mutants[first..]));
    }
    foreach (var suite in groups.Select(g => g.Suite).Distinct())
        if (
            Run(
                "dotnet",
                [
                    "build",
                    $"tests/{suite}",
                    "-c",
                    "Release",
                    "-v",
                    "q",
                    "-nologo",
                    "-p:RunAnalyzers=false",
                    "-p:TreatWarningsAsErrors=false",
                ],
                0,
                show: true
            ) != 0
        )
            throw new InvalidOperationException($"{suite} does not build with the faults in it.");

    var isEnough = true;
    foreach (var (group, all) in byGroup)
    {
        if (RunTests(group, 0) != 0)
            throw new InvalidOperationException($"The tests of \"{group.Name}\" fail without a fault.");
        var tried = all.Where((_, i) => i % every == 0).ToList();
        var missed = tried.Where(m => RunTests(group, m.Id) == 0).ToList();
        var percent = 100.0 * (tried.Count - missed.Count) / tried.Count;
        foreach (var mutant in missed)
            Console.WriteLine($"not noticed  {mutant}");
        Console.WriteLine(
            $"{group.Name}: {tried.Count - missed.Count} of {tried.Count} faults noticed ({percent:0} %, at least {group.MinPercent} % required)"
        );
        isEnough &= percent >= group.MinPercent;
    }
    return isEnough ? 0 : 1;
}
finally
{
    Directory.Delete(copy, recursive: true);
}

int RunTests(Group group, int mutant) =>
    Run(
        $"tests/{group.Suite}/bin/Release/net10.0/{group.Suite}",
        ["--no-ansi", "--stop-on-fail", "on", "--filter-class", .. group.Classes],
        mutant,
        show: false
    );

int Run(string program, string[] arguments, int mutant, bool show)
{
    var start = new ProcessStartInfo(
        program.StartsWith("tests/", StringComparison.Ordinal) ? Path.Combine(copy, program) : program,
        arguments
    )
    {
        WorkingDirectory = copy,
        RedirectStandardOutput = !show,
        RedirectStandardError = !show,
        Environment =
        {
            ["DIGESTLSP_MUTANT"] = mutant.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
    };
    using var process = Process.Start(start)!;
    if (!show)
    {
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
    // A fault that makes the program loop is noticed, too.
    if (process.WaitForExit(show ? 600_000 : 300_000))
        return process.ExitCode;
    process.Kill(entireProcessTree: true);
    return -1;
}

static string FindRoot()
{
    var folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "DigestLsp.sln")))
        folder =
            Path.GetDirectoryName(folder)
            ?? throw new DirectoryNotFoundException("DigestLsp.sln is in no folder above this program.");
    return folder;
}

static void CopySources(string from, string to)
{
    foreach (var name in new[] { "server", "tests", "samples", "docs" })
    foreach (var file in Directory.EnumerateFiles(Path.Combine(from, name), "*", SearchOption.AllDirectories))
    {
        var relative = Path.GetRelativePath(from, file);
        if (
            relative
                .Split(Path.DirectorySeparatorChar)
                .Any(f => f is "bin" or "obj" or "node_modules" or "editors")
        )
            continue;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, relative))!);
        File.Copy(file, Path.Combine(to, relative));
    }
    foreach (var file in Directory.EnumerateFiles(from).Where(f => Path.GetFileName(f) is not ".git"))
        File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
}
