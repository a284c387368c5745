using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>Each optional client capability, present and absent: its feature is used if it is present and not used otherwise.</summary>
public sealed class CapabilityTests : IDisposable
{
    private const string Text =
        "Subscribe\n\nAug 1\n\nLanterns for Long Corridors\n\nWe light corridors. See github.com/invented/lamp, which is ours.\n\nTags: light, water\n\n"
        + "Aug 2\n\nLanterns for Long Corridors\n\nWe light corridors again. See https://github.com/invented/lamp.\n\n\nSee https://github.com/\n";
    private const string All = """
        {
          "general": { "positionEncodings": ["utf-8"] },
          "window": { "workDoneProgress": true, "showDocument": { "support": true } },
          "workspace": {
            "applyEdit": true, "configuration": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "inlayHint": { "refreshSupport": true }, "semanticTokens": { "refreshSupport": true }, "codeLens": { "refreshSupport": true }, "diagnostics": { "refreshSupport": true }
          },
          "textDocument": {
            "completion": {
              "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"], "resolveSupport": { "properties": ["documentation"] } },
              "completionItemKind": { "valueSet": [1, 5, 9, 12, 15, 19, 20, 23] }
            },
            "hover": { "contentFormat": ["markdown"] },
            "signatureHelp": {
              "signatureInformation": {
                "documentationFormat": ["markdown"], "parameterInformation": { "labelOffsetSupport": true }, "activeParameterSupport": true
              }
            },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true, "symbolKind": { "valueSet": [1, 3, 15, 20] } },
            "documentLink": { "tooltipSupport": true },
            "semanticTokens": { "tokenTypes": ["comment", "type", "number", "keyword", "property", "string"] },
            "rename": { "prepareSupport": true },
            "codeLens": { "resolveSupport": { "properties": ["command"] } },
            "codeAction": {
              "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } },
              "isPreferredSupport": true, "dataSupport": true, "resolveSupport": { "properties": ["edit"] }
            },
            "diagnostic": { "relatedInformation": true, "tagSupport": { "valueSet": [1] }, "codeDescriptionSupport": true },
            "publishDiagnostics": { "versionSupport": true }
          }
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-capabilities");
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> asked = new();

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>
    /// The capability, its replacement when it is off (or nothing to omit it), and whether a client notices that it is used.
    /// </summary>
    private static readonly (
        string Path,
        string? Off,
        Func<CapabilityTests, Client, Task<bool>> IsUsed
    )[] Table =
    [
        (
            "textDocument.completion.completionItem.snippetSupport",
            null,
            async (t, c) =>
                (await t.ProposalsAsync(c, 11, 0)).Any(i =>
                    ((string)i["textEdit"]!["newText"]!).Contains("${1:", StringComparison.Ordinal)
                )
        ),
        (
            "textDocument.completion.completionItem.documentationFormat",
            null,
            async (t, c) =>
                (string?)
                    (
                        await c.ResultAsync(
                            "completionItem/resolve",
                            (await t.ProposalsAsync(c, 17, 23))[0].ToJsonString()
                        )
                    )!["documentation"]!["kind"] == "markdown"
        ),
        (
            "textDocument.completion.completionItem.resolveSupport",
            null,
            async (t, c) =>
            {
                var isLate = (await t.ProposalsAsync(c, 17, 23))[0]["documentation"] is null;
                ((bool)c.Capabilities["completionProvider"]!["resolveProvider"]!).ShouldBe(isLate);
                return isLate;
            }
        ),
        (
            "textDocument.completion.completionItemKind.valueSet",
            null,
            async (t, c) => (await t.ProposalsAsync(c, 17, 23)).Any(i => (int?)i["kind"] > 18)
        ),
        (
            "textDocument.hover.contentFormat",
            """["plaintext"]""",
            async (t, c) =>
                (string?)
                    (await c.ResultAsync("textDocument/hover", Client.At(t.Uri, 4, 3)))!["contents"]!["kind"]
                == "markdown"
        ),
        (
            "textDocument.signatureHelp.signatureInformation.documentationFormat",
            null,
            async (t, c) =>
                (string?)(await t.SignatureAsync(c))["parameters"]![0]!["documentation"]!["kind"]
                == "markdown"
        ),
        (
            "textDocument.signatureHelp.signatureInformation.parameterInformation.labelOffsetSupport",
            null,
            async (t, c) => (await t.SignatureAsync(c))["parameters"]![0]!["label"] is JsonArray
        ),
        (
            "textDocument.signatureHelp.signatureInformation.activeParameterSupport",
            null,
            async (t, c) => (await t.SignatureAsync(c))["activeParameter"] is not null
        ),
        (
            "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport",
            null,
            async (t, c) =>
            {
                var symbols = (await c.OutlineAsync(t.Uri))!.AsArray();
                return symbols[0]!["children"] is not null;
            }
        ),
        // Kinds of later protocol versions are not sent to a client that names none.
        (
            "textDocument.documentSymbol.symbolKind.valueSet",
            null,
            async (t, c) =>
                (await c.OutlineAsync(t.Uri))!.AsArray().SelectMany(Kinds).ToHashSet().Any(kind => kind > 18)
        ),
        // Types that the client does not support are replaced or left out.
        (
            "textDocument.semanticTokens.tokenTypes",
            null,
            async (t, c) =>
            {
                var legend = c.Capabilities["semanticTokensProvider"]!["legend"]!["tokenTypes"]!.AsArray();
                var tokens = await c.ResultAsync("textDocument/semanticTokens/full", Client.Document(t.Uri));
                tokens!["data"]!.AsArray().Chunk(5).ShouldAllBe(token => (int)token[3]! < legend.Count);
                return legend
                    .Select(type => (string?)type)
                    .SequenceEqual(["comment", "type", "number", "keyword", "property", "string"]);
            }
        ),
        (
            "textDocument.documentLink.tooltipSupport",
            null,
            async (t, c) =>
                (await c.ResultAsync("textDocument/documentLink", Client.Document(t.Uri)))![0]!["tooltip"]
                    is not null
        ),
        (
            "textDocument.rename.prepareSupport",
            null,
            (_, c) => Task.FromResult(c.Capabilities["renameProvider"] is JsonObject)
        ),
        (
            "textDocument.codeLens.resolveSupport.properties",
            "[]",
            async (t, c) =>
            {
                var day = (await c.ResultAsync("textDocument/codeLens", Client.Document(t.Uri)))![0]!;
                var isLate = day["command"] is null;
                if (isLate)
                    day = (await c.ResultAsync("codeLens/resolve", day.ToJsonString()))!;
                ((string)day["command"]!["title"]!).ShouldStartWith("1 paper");
                return isLate;
            }
        ),
        (
            "textDocument.codeAction.codeActionLiteralSupport",
            null,
            (_, c) => Task.FromResult(c.Capabilities["codeActionProvider"] is JsonObject)
        ),
        (
            "textDocument.codeAction.isPreferredSupport",
            null,
            async (t, c) => (await t.ActionsAsync(c, 6, 26)).Any(a => a["isPreferred"] is not null)
        ),
        ("textDocument.codeAction.resolveSupport", null, (t, c) => t.IsRepairedLateAsync(c)),
        ("textDocument.codeAction.dataSupport", null, (t, c) => t.IsRepairedLateAsync(c)),
        (
            "textDocument.diagnostic.relatedInformation",
            null,
            async (t, c) => (await t.DiagnosticsAsync(c)).Any(d => d["relatedInformation"] is not null)
        ),
        (
            "textDocument.diagnostic.tagSupport",
            null,
            async (t, c) => (await t.DiagnosticsAsync(c)).Any(d => d["tags"] is not null)
        ),
        (
            "textDocument.diagnostic.codeDescriptionSupport",
            null,
            async (t, c) => (await t.DiagnosticsAsync(c)).Any(d => d["codeDescription"] is not null)
        ),
        (
            "textDocument.diagnostic",
            null,
            async (_, c) =>
            {
                var isAsked = c.Capabilities["diagnosticProvider"] is not null;
                if (!isAsked)
                    (
                        (int?)(await c.NotificationAsync("textDocument/publishDiagnostics"))["version"]
                    ).ShouldBe(1);
                return isAsked;
            }
        ),
        (
            "workspace.workspaceEdit.documentChanges",
            null,
            async (t, c) =>
            {
                var edit = (await t.ActionsAsync(c, 6, 26)).First(a => a["edit"] is not null)["edit"]!;
                (edit["changes"] is null).ShouldBe(edit["documentChanges"] is not null);
                return edit["documentChanges"] is not null;
            }
        ),
        (
            "workspace.workspaceEdit.resourceOperations",
            null,
            async (t, c) =>
                (await t.ActionsAsync(c, 6, 26)).Any(a =>
                    Title(a).EndsWith("in `.digest.json`", StringComparison.Ordinal)
                )
        ),
        (
            "workspace.applyEdit",
            null,
            // A citation changes nothing, so it needs no capability.
            async (t, c) =>
                (await t.ActionsAsync(c, 6, 3)).Any(a =>
                    a["command"] is { } command && (string?)command["command"] != "digest.copyCitation"
                )
        ),
        ("workspace.configuration", null, (t, c) => t.IsAskedAsync(c, "workspace/configuration")),
        (
            "workspace.didChangeConfiguration.dynamicRegistration",
            null,
            (t, c) => t.IsAskedAsync(c, "client/registerCapability workspace/didChangeConfiguration")
        ),
        (
            "workspace.didChangeWatchedFiles.dynamicRegistration",
            null,
            (t, c) => t.IsAskedAsync(c, "client/registerCapability workspace/didChangeWatchedFiles")
        ),
        (
            "workspace.inlayHint.refreshSupport",
            null,
            (t, c) => t.IsAskedAsync(c, "workspace/inlayHint/refresh")
        ),
        (
            "workspace.codeLens.refreshSupport",
            null,
            (t, c) => t.IsAskedAsync(c, "workspace/codeLens/refresh")
        ),
        (
            "workspace.semanticTokens.refreshSupport",
            null,
            (t, c) => t.IsAskedAsync(c, "workspace/semanticTokens/refresh")
        ),
        (
            "workspace.diagnostics.refreshSupport",
            null,
            (t, c) => t.IsAskedAsync(c, "workspace/diagnostic/refresh")
        ),
        ("window.workDoneProgress", null, (t, c) => t.IsAskedAsync(c, "window/workDoneProgress/create")),
        ("window.showDocument.support", null, (t, c) => t.IsAskedAsync(c, "window/showDocument")),
        ("window.showDocument.support", null, (t, c) => t.HasLensAsync(c, "Open code")),
        (
            "general.positionEncodings",
            null,
            (_, c) => Task.FromResult((string?)c.Capabilities["positionEncoding"] == "utf-8")
        ),
    ];

    public static TheoryData<string> Capabilities => [.. Table.Select(t => t.Path).Distinct()];

    private static IEnumerable<int> Kinds(JsonNode? symbol) =>
        (symbol!["children"]?.AsArray() ?? []).SelectMany(Kinds).Append((int)symbol["kind"]!);

    [Fact]
    public async Task Every_capability_is_used_if_it_is_present()
    {
        await using var client = await StartAsync(JsonNode.Parse(All)!);
        foreach (var (path, _, isUsed) in Table)
            (await isUsed(this, client)).ShouldBeTrue(path);
    }

    [Theory]
    [MemberData(nameof(Capabilities))]
    public async Task Capability_is_not_used_if_it_is_absent(string path)
    {
        var uses = Table.Where(t => t.Path == path).ToList();
        var capabilities = JsonNode.Parse(All)!;
        TurnOff(capabilities, path, uses[0].Off);
        await using var client = await StartAsync(capabilities);
        foreach (var use in uses)
            (await use.IsUsed(this, client)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""["plaintext","markdown"]""", "plaintext")]
    [InlineData("""["markdown","plaintext"]""", "markdown")]
    [InlineData("""["asciidoc","plaintext","markdown"]""", "plaintext")]
    public async Task First_supported_format_is_used(string formats, string expected)
    {
        var capabilities = JsonNode.Parse(All)!;
        foreach (
            var path in (string[])
                [
                    "textDocument.hover.contentFormat",
                    "textDocument.completion.completionItem.documentationFormat",
                    "textDocument.signatureHelp.signatureInformation.documentationFormat",
                ]
        )
            TurnOff(capabilities, path, formats);
        await using var client = await StartAsync(capabilities);
        var hover = await client.ResultAsync("textDocument/hover", Client.At(Uri, 4, 3));
        ((string?)hover!["contents"]!["kind"]).ShouldBe(expected);
        ((string?)(await SignatureAsync(client))["parameters"]![0]!["documentation"]!["kind"]).ShouldBe(
            expected
        );
        var proposal = (await ProposalsAsync(client, 17, 23))[0].ToJsonString();
        var resolved = await client.ResultAsync("completionItem/resolve", proposal);
        ((string?)resolved!["documentation"]!["kind"]).ShouldBe(expected);
    }

    [Theory]
    [InlineData("textDocument.codeAction.resolveSupport", false)]
    [InlineData("workspace.applyEdit", true)]
    public async Task Actions_contain_edits_if_the_client_cannot_apply_them(string alsoOff, bool isLate)
    {
        var capabilities = JsonNode.Parse(All)!;
        TurnOff(capabilities, "workspace.applyEdit", null);
        if (!isLate)
            TurnOff(capabilities, alsoOff, null);
        await using var client = await StartAsync(capabilities);
        var actions = await ActionsAsync(client, 4, 3);
        foreach (var title in (string[])["Add note", "Move paper to Aug 2", "Remove paper"])
        {
            var action = actions.Single(a => Title(a) == title);
            action["command"].ShouldBeNull();
            (action["edit"] is null).ShouldBe(isLate);
            if (isLate)
                action = (await client.ResultAsync("codeAction/resolve", action.ToJsonString()))!;
            action["edit"]!["documentChanges"]![0]!["edits"]!.AsArray().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_client_without_literal_actions_gets_those_that_are_commands()
    {
        var capabilities = JsonNode.Parse(All)!;
        TurnOff(capabilities, "textDocument.codeAction.codeActionLiteralSupport", null);
        await using var client = await StartAsync(capabilities);
        ((bool)client.Capabilities["codeActionProvider"]!).ShouldBeTrue();
        var commands = await ActionsAsync(client, 4, 3);
        commands.ShouldAllBe(c => c["command"] is JsonValue);
        JsonNode? edit = null;
        client.Answers["workspace/applyEdit"] = parameters =>
        {
            edit = parameters!["edit"]!.DeepClone();
            return new JsonObject { ["applied"] = true };
        };
        var remove = commands.Single(c => Title(c) == "Remove paper");
        remove.AsObject().Remove("title");
        await client.ResultAsync("workspace/executeCommand", remove.ToJsonString());
        edit!["documentChanges"]![0]!["edits"]!.AsArray().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""["utf-8","utf-16"]""", "utf-8", 15)]
    [InlineData("""["utf-32","utf-16"]""", "utf-32", 11)]
    [InlineData("""["utf-7"]""", "utf-16", 12)]
    public async Task Positions_use_the_client_encoding(string encodings, string name, int character)
    {
        var capabilities = JsonNode.Parse(All)!;
        TurnOff(capabilities, "general.positionEncodings", encodings);
        await using var client = await StartAsync(capabilities);
        ((string?)client.Capabilities["positionEncoding"]).ShouldBe(name);
        await client.OpenAsync(
            "untitled:lamps",
            "Aug 1\n\nLamps for All\n\nÉ 😀 see at https://github.com/invented/lamp.\n"
        );
        var link = (
            await client.ResultAsync("textDocument/documentLink", Client.Document("untitled:lamps"))
        )![0]!;
        ((int)link["range"]!["start"]!["character"]!).ShouldBe(character);
        (
            await client.ResultAsync("textDocument/hover", Client.At("untitled:lamps", 4, character))
        ).ShouldNotBeNull();
    }

    private string Uri => new Uri(Path.Combine(folder.FullName, "a.digest")).AbsoluteUri;

    private static string Title(JsonNode action) => (string)action["title"]!;

    private static void TurnOff(JsonNode capabilities, string path, string? instead)
    {
        var names = path.Split('.');
        var at = names[..^1].Aggregate(capabilities, (node, name) => node[name]!).AsObject();
        at.Remove(names[^1]).ShouldBeTrue($"{path} is not among all capabilities");
        if (instead is not null)
            at[names[^1]] = JsonNode.Parse(instead);
    }

    private async Task<Client> StartAsync(JsonNode capabilities)
    {
        asked.Clear();
        // Enough files to show progress, each without duplicates.
        for (var i = 0; i < 120; i++)
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, $"{i}.digest"),
                $"Jul 3\n\nRivers of Data {i}\n"
            );
        var client = Client.Start();
        client.Settings = new JsonObject { ["online"] = new JsonObject { ["enabled"] = false } };
        foreach (
            var method in (string[])
                [
                    "client/registerCapability",
                    "workspace/inlayHint/refresh",
                    "workspace/semanticTokens/refresh",
                    "workspace/codeLens/refresh",
                    "workspace/diagnostic/refresh",
                    "window/workDoneProgress/create",
                    "window/showDocument",
                ]
        )
            client.Answers[method] = parameters =>
            {
                if (method != "client/registerCapability")
                    asked.Enqueue(method);
                else
                    foreach (var registration in parameters!["registrations"]!.AsArray())
                        asked.Enqueue($"{method} {registration!["method"]}");
                return method == "window/showDocument" ? new JsonObject { ["success"] = true } : null;
            };
        client.Answers["workspace/configuration"] = _ =>
        {
            asked.Enqueue("workspace/configuration");
            return new JsonArray(client.Settings.DeepClone());
        };
        await client.InitializeAsync(capabilities.ToJsonString(), folder: folder.FullName);
        await client.OpenAsync(Uri, Text);
        return client;
    }

    /// <summary>Whether the client receives a request after all triggers.</summary>
    private async Task<bool> IsAskedAsync(Client client, string what)
    {
        client.Settings!["dialect"] = "pasted-page";
        await client.TellAsync(
            "workspace/didChangeConfiguration",
            """{"settings":{"digest":{"dialect":"pasted-page"}}}"""
        );
        await client.ResultAsync("workspace/symbol", """{"query":"rivers"}""");
        await client.ResultAsync(
            "workspace/executeCommand",
            $$$"""{"command":"digest.openCode","arguments":[{"uri":{{{Client.Json(Uri)}}},"position":{"line":6,"character":3}}]}"""
        );
        await client.OutlineAsync(Uri);
        return asked.Contains(what);
    }

    private async Task<bool> HasLensAsync(Client client, string title) =>
        (await client.ResultAsync("textDocument/codeLens", Client.Document(Uri)))!
            .AsArray()
            .Any(l => (string?)l!["command"]?["title"] == title);

    private async Task<bool> IsRepairedLateAsync(Client client)
    {
        var action = (await ActionsAsync(client, 0, 3)).Single(a => Title(a) == "Clean up pasted page");
        var isLate = action["edit"] is null;
        ((bool)client.Capabilities["codeActionProvider"]!["resolveProvider"]!).ShouldBe(isLate);
        if (isLate)
            action = (await client.ResultAsync("codeAction/resolve", action.ToJsonString()))!;
        action["edit"]!["documentChanges"]![0]!["edits"]!.AsArray().ShouldNotBeEmpty();
        return isLate;
    }

    private async Task<List<JsonNode>> ProposalsAsync(Client client, int line, int character)
    {
        // Suggestions from files appear when they are indexed.
        await client.ResultAsync("workspace/symbol", """{"query":"rivers"}""");
        return
        [
            .. (await client.ResultAsync("textDocument/completion", Client.At(Uri, line, character)))![
                "items"
            ]!
                .AsArray()
                .Select(i => i!),
        ];
    }

    private async Task<List<JsonNode>> ActionsAsync(Client client, int line, int character) =>
        [
            .. (
                await client.ResultAsync(
                    "textDocument/codeAction",
                    $$$"""{"textDocument":{"uri":{{{Client.Json(Uri)}}}},"range":{"start":{"line":{{{line}}},"character":{{{character}}}},"end":{"line":{{{line}}},"character":{{{character}}}}},"context":{"diagnostics":[]}}"""
                )
            )!
                .AsArray()
                .Select(a => a!),
        ];

    private async Task<JsonNode> SignatureAsync(Client client) =>
        (await client.ResultAsync("textDocument/signatureHelp", Client.At(Uri, 9, 0)))!["signatures"]![0]!;

    private async Task<List<JsonNode>> DiagnosticsAsync(Client client) =>
        [
            .. (await client.ResultAsync("textDocument/diagnostic", Client.Document(Uri)))!["items"]!
                .AsArray()
                .Select(d => d!),
        ];
}
