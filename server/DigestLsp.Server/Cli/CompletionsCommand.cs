namespace DigestLsp.Server.Cli;

/// <summary><c>completions SHELL</c>: a script with shell completions for commands, options and their values.</summary>
internal static class CompletionsCommand
{
    private static readonly Dictionary<string, Func<string>> Shells = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = PowerShell,
    };

    public static Command Command { get; } =
        new("completions", "bash|zsh|fish|pwsh", "Print a shell completion script", Run)
        {
            Choices = () => Shells.Keys,
            Notes = """
                bash   source <(digest-lsp completions bash)                     in ~/.bashrc
                zsh    source <(digest-lsp completions zsh)                      in ~/.zshrc, behind compinit
                fish   digest-lsp completions fish | source                      in ~/.config/fish/config.fish
                pwsh   digest-lsp completions pwsh | Out-String | Invoke-Expression   in $PROFILE
                """,
            Example = "completions bash > ~/.local/share/bash-completion/completions/digest-lsp",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Paths is not [var shell] || !Shells.TryGetValue(shell, out var write))
            return CommandLine.Fail(
                error,
                "Name a shell: bash, zsh, fish or pwsh. Example: digest-lsp completions bash"
            );
        output.Write(write().ReplaceLineEndings("\n"));
        return CommandLine.Nothing;
    }

    private static IEnumerable<string> Names => CommandLine.Commands.Select(c => c.Name).Append("help");

    // Pairs of an option and its possible values; null for a path.
    private static IEnumerable<(Command Command, Option Option)> ValuedOptions =>
        CommandLine.Commands.SelectMany(c => c.Options.Where(o => o.TakesValue).Select(o => (c, o)));

    private static string OptionsOf(Command command) =>
        string.Join(' ', command.Options.Select(o => o.Name).Append("--help"));

    private static string Bash() =>
        $$"""
            _digest_lsp() {
              local IFS=$' \t\n' word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=
              COMPREPLY=()
              if [ "$COMP_CWORD" -eq 1 ]; then
                COMPREPLY=($(compgen -W "{{string.Join(' ', Names)}} --help --version --stdio" -- "$word"))
                return
              fi
              case ${COMP_WORDS[1]}:$before in
            {{string.Join(
                '\n',
                ValuedOptions.Where(p => p.Option.Choices.Count > 0).Select(p =>
                    $"    {p.Command.Name}:{p.Option.Name}) COMPREPLY=($(compgen -W \"{string.Join(' ', p.Option.Choices)}\" -- \"$word\")); return ;;"
                )
            )}}
              esac
              case ${COMP_WORDS[1]} in
            {{string.Join(
                '\n',
                CommandLine.Commands.Select(c =>
                    $"    {c.Name}) words=\"{OptionsOf(c)}{string.Concat(c.Choices().Select(w => " " + w))}\" ;;"
                )
            )}}
                help) words="{{string.Join(' ', Names)}}" ;;
              esac
              COMPREPLY=($(compgen -W "$words" -- "$word"))
              case $word:{{string.Join(':', CommandLine.Commands.Where(c => c.Choices().Any()).Select(c => c.Name))}}:help: in
                -* | *":${COMP_WORDS[1]}:"*) ;;
                *) IFS=$'\n'; compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$word")) ;;
              esac
            }
            complete -F _digest_lsp digest-lsp

            """;

    private static string Zsh() =>
        $$"""
            #compdef digest-lsp
            _digest_lsp() {
              local -a commands
              commands=(
            {{string.Join('\n', CommandLine.Commands.Select(c => $"    {Quote(c.Name + ":" + c.Summary)}"))}}
              )
              if (( CURRENT == 2 )); then
                _describe command commands
                return
              fi
              case $words[2] in
            {{string.Join(
                '\n',
                CommandLine.Commands.Select(c =>
                    $"    {c.Name}) _arguments {string.Join(' ', c.Options.Select(ZshOption))} '--help[Show help]' {ZshOperands(c)} ;;"
                )
            )}}
              esac
            }
            compdef _digest_lsp digest-lsp

            """;

    private static string ZshOption(Option option)
    {
        var help = option
            .Help.Replace("[", "(", StringComparison.Ordinal)
            .Replace("]", ")", StringComparison.Ordinal);
        var value =
            option.Choices.Count > 0 ? $":value:({string.Join(' ', option.Choices)})"
            : option.TakesValue ? $":{option.Value}:_files"
            : "";
        return Quote($"{(option.Repeats ? "*" : "")}{option.Name}[{help}]{value}");
    }

    private static string ZshOperands(Command command) =>
        command.Choices().ToList() is { Count: > 0 } words
            ? Quote($"*:word:({string.Join(' ', words)})")
            : "'*:file:_files'";

    private static string Fish() =>
        string.Concat(
            CommandLine.Commands.SelectMany(c =>
                c.Options.Select(o =>
                        $"complete -c digest-lsp -n '__fish_seen_subcommand_from {c.Name}' -l {o.Name[2..]} -d {Quote(o.Help)}{(o.TakesValue ? " -r" : "")}{(o.Choices.Count > 0 ? $" -f -a '{string.Join(' ', o.Choices)}'" : "")}\n"
                    )
                    .Prepend(
                        $"complete -c digest-lsp -n __fish_use_subcommand -f -a {c.Name} -d {Quote(c.Summary)}\n"
                    )
                    .Concat(
                        c.Choices().ToList() is { Count: > 0 } words
                            ?
                            [
                                $"complete -c digest-lsp -n '__fish_seen_subcommand_from {c.Name}' -f -a '{string.Join(' ', words)}'\n",
                            ]
                            : []
                    )
            )
        );

    private static string PowerShell() =>
        $$"""
            Register-ArgumentCompleter -Native -CommandName digest-lsp -ScriptBlock {
              param($word, $line, $cursor)
              $typed = @($line.CommandElements | ForEach-Object { $_.ToString() })
              $before = if ($word) { $typed[-2] } else { $typed[-1] }
              $words = @{
            {{string.Join(
                '\n',
                CommandLine.Commands.Select(c =>
                    $"    '{c.Name}' = '{OptionsOf(c)}{string.Concat(c.Choices().Select(w => " " + w))}'"
                )
            )}}
              }
              $values = @{
            {{string.Join(
                '\n',
                ValuedOptions.Where(p => p.Option.Choices.Count > 0).Select(p =>
                    $"    '{p.Command.Name} {p.Option.Name}' = '{string.Join(' ', p.Option.Choices)}'"
                )
            )}}
              }
              $isFirst = $typed.Count -eq 1 -or ($typed.Count -eq 2 -and $word)
              $known = if ($isFirst) { '{{string.Join(' ', Names)}}' }
                elseif ($values["$($typed[1]) $before"]) { $values["$($typed[1]) $before"] }
                else { $words[$typed[1]] }
              "$known".Split(' ') | Where-Object { $_ -and $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_)
              }
            }

            """;

    // Quotes a word for a shell with single quotes.
    private static string Quote(string text) =>
        "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
