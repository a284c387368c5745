using System.Reflection;
using System.Runtime.CompilerServices;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Online;
using DigestLsp.Server.Background;
using DigestLsp.Server.State;
using NetArchTest.Rules;

namespace DigestLsp.Server.Tests;

/// <summary>
/// Dependencies point one way: Text ← Links ← Syntax ← Dialects; Syntax ← Library ← Rules ← Features ← Server. Online depends on Links
/// and nothing above it.
/// </summary>
public sealed class ArchitectureTests
{
    private const string Root = "DigestLsp.Language.";

    [Theory]
    [InlineData("Text", "Syntax", "Dialects", "Links", "Rules", "Library", "Features", "Export", "Import")]
    [InlineData("Links", "Syntax", "Dialects", "Rules", "Library", "Features", "Export", "Import")]
    [InlineData("Syntax", "Dialects", "Rules", "Library", "Features", "Export", "Import")]
    [InlineData("Dialects", "Rules", "Library", "Features", "Export", "Import")]
    [InlineData("Rules", "Dialects", "Features", "Export", "Import")]
    [InlineData("Library", "Dialects", "Rules", "Features", "Export", "Import")]
    [InlineData("Features", "Export", "Import")]
    [InlineData("Export", "Dialects", "Rules", "Features", "Import")]
    public void Language_looks_down_only(string folder, params string[] above) =>
        Holds(
            Types
                .InAssembly(typeof(LinkTarget).Assembly)
                .That()
                .ResideInNamespace(Root + folder)
                .ShouldNot()
                .HaveDependencyOnAny([.. above.Select(a => Root + a)])
                .GetResult()
        );

    [Fact]
    public void Tree_holds_syntax_only()
    {
        Type[] tree = [typeof(DigestTree), typeof(Part), typeof(DateHeading), typeof(Entry), typeof(Block)];
        tree.SelectMany(t => t.GetFields(Fields))
            .Where(f => !IsOf(f.FieldType, "DigestLsp.Language.Syntax", "DigestLsp.Language.Text"))
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Parts_have_few_caches_and_none_is_static()
    {
        var caches = Servers
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(Fields | BindingFlags.Static))
            .Where(f => f.FieldType.IsGenericType)
            .Where(f => f.FieldType.GetGenericTypeDefinition() == typeof(PartCache<>))
            .ToList();
        caches.Where(f => f.IsStatic).Select(f => f.Name).ShouldBeEmpty();
        caches.Count.ShouldBeInRange(1, 6);
    }

    [Fact]
    public void Language_is_pure() =>
        Holds(
            Types
                .InAssembly(typeof(LinkTarget).Assembly)
                .ShouldNot()
                .HaveDependencyOnAny("System.IO", "System.Net", "Serilog", "StreamJsonRpc", "Newtonsoft.Json")
                .GetResult()
        );

    [Fact]
    public void Online_depends_on_nothing_above_links() =>
        Holds(
            Types
                .InAssembly(typeof(LinkChecker).Assembly)
                .ShouldNot()
                .HaveDependencyOnAny(
                    Root + "Syntax",
                    Root + "Dialects",
                    Root + "Library",
                    Root + "Rules",
                    Root + "Features",
                    Root + "Export",
                    Root + "Import",
                    "DigestLsp.Server"
                )
                .GetResult()
        );

    [Theory]
    [InlineData(
        "Logging",
        "Files",
        "Configuration",
        "Lsp",
        "State",
        "Background",
        "Handlers",
        "EditorCommands",
        "Cli"
    )]
    [InlineData("Files", "Configuration", "Lsp", "State", "Background", "Handlers", "EditorCommands", "Cli")]
    [InlineData("Configuration", "State", "Background", "Handlers", "EditorCommands", "Cli")]
    [InlineData("Lsp", "Configuration", "State", "Background", "Handlers", "EditorCommands", "Cli")]
    [InlineData("State", "Handlers", "EditorCommands", "Cli")]
    [InlineData("Background", "Handlers", "EditorCommands", "Cli")]
    [InlineData("EditorCommands", "Handlers", "Cli")]
    [InlineData("Handlers", "Cli")]
    [InlineData("Cli", "Lsp", "State", "Background", "Handlers", "EditorCommands")]
    public void Rooms_of_the_server_look_down_only(string room, params string[] above) =>
        Holds(
            Types
                .InAssembly(typeof(Workspace).Assembly)
                .That()
                .ResideInNamespace("DigestLsp.Server." + room)
                .ShouldNot()
                .HaveDependencyOnAny([.. above.Select(a => "DigestLsp.Server." + a)])
                .GetResult()
        );

    [Fact]
    public void Every_room_is_tested()
    {
        RoomsOf(typeof(Workspace).Assembly, "DigestLsp.Server.")
            .ShouldBe(TestedRooms(nameof(Rooms_of_the_server_look_down_only)));
        // No namespace in Language may be above Import.
        RoomsOf(typeof(LinkTarget).Assembly, Root)
            .Except(["Import"], StringComparer.Ordinal)
            .ShouldBe(TestedRooms(nameof(Language_looks_down_only)));
    }

    private static IEnumerable<string> RoomsOf(System.Reflection.Assembly assembly, string root) =>
        assembly
            .GetTypes()
            .Where(t => t.Namespace?.StartsWith(root, StringComparison.Ordinal) == true)
            .Select(t => t.Namespace![root.Length..].Split('.')[0])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> TestedRooms(string test) =>
        typeof(ArchitectureTests)
            .GetMethod(test)!
            .GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a =>
                (string)
                    (
                        (IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)
                            a.ConstructorArguments[0].Value!
                    )[0].Value!
            )
            .Order(StringComparer.Ordinal);

    [Fact]
    public void State_is_written_by_itself_only() =>
        typeof(Workspace)
            .Assembly.GetTypes()
            .Where(t => t.Namespace == "DigestLsp.Server.State")
            .SelectMany(t => t.GetProperties())
            .Where(p => p.SetMethod is { IsPublic: true } or { IsAssembly: true })
            .Where(p =>
                p.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()
                    .All(m => m.Name != nameof(IsExternalInit))
            )
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
            .ShouldBeEmpty();

    // State that several threads write needs locks or concurrent collections; state that only the message loop writes does not.
    [Fact]
    public void Background_and_handlers_write_on_the_message_loop() =>
        typeof(Workspace)
            .Assembly.GetTypes()
            .Where(t => t.Namespace is { } room && LoopRooms.Contains(room, StringComparer.Ordinal))
            .Where(t => t != typeof(FilePresence))
            .SelectMany(t => t.GetFields(Fields))
            .Where(f =>
                f.FieldType == typeof(Lock) || f.FieldType.Namespace == "System.Collections.Concurrent"
            )
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_static_changes() =>
        Servers
            .SelectMany(a => a.GetTypes())
            .Where(t => !t.FullName!.Contains('<', StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(Fields & ~BindingFlags.Instance | BindingFlags.Static))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains("<>", StringComparison.Ordinal))
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Only_online_opens_sockets() =>
        Holds(
            Types
                .InAssembly(typeof(Workspace).Assembly)
                .ShouldNot()
                .HaveDependencyOnAny("System.Net.Http", "System.Net.Sockets")
                .GetResult()
        );

    private const BindingFlags Fields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // FilePresence serves rules, which run outside of the loop, and caches its results.
    private static readonly string[] LoopRooms =
    [
        "DigestLsp.Server.Background",
        "DigestLsp.Server.Handlers",
        "DigestLsp.Server.EditorCommands",
    ];

    private static Assembly[] Servers { get; } =
    [typeof(LinkTarget).Assembly, typeof(LinkChecker).Assembly, typeof(Workspace).Assembly];

    // Values such as numbers and texts, types of these namespaces, and nothing that could be anything.
    private static bool IsOf(Type type, params string[] namespaces) =>
        Nullable.GetUnderlyingType(type) is { } value ? IsOf(value, namespaces)
        : type.IsArray ? IsOf(type.GetElementType()!, namespaces)
        : type.IsPrimitive
            || type == typeof(string)
            || namespaces.Contains(type.Namespace, StringComparer.Ordinal);

    private static void Holds(NetArchTest.Rules.TestResult result) =>
        result.IsSuccessful.ShouldBeTrue(string.Join(", ", result.FailingTypeNames ?? []));
}
