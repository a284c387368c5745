using DigestLsp.Online.Fetching;

namespace DigestLsp.Online.Tests;

/// <summary>A token is sent to its own API only.</summary>
public sealed class TokensTests
{
    [Theory]
    [InlineData("https://api.github.com/", "secret")]
    [InlineData("http://api.github.com/", null)]
    [InlineData("https://api.github.com.example.org/", null)]
    [InlineData("https://git.example.org/api/v3/", "enterprise")]
    [InlineData("https://other.example.org/api/v3/", null)]
    [InlineData("http://git.example.org/api/v3/", null)]
    [InlineData("http://127.0.0.1:8080/", "secret")]
    public async Task Each_api_gets_its_own(string api, string? token) =>
        (await new Tokens(Variables, NoGh).ForAsync(new Uri(api), default)).ShouldBe(token);

    [Fact]
    public async Task Gh_is_called_once_per_host_and_only_without_another_token()
    {
        var asked = new List<string>();
        var tokens = new Tokens(
            _ => null,
            (host, _) =>
            {
                asked.Add(host);
                return Task.FromResult<string?>("of-" + host);
            }
        );
        var api = new Uri("https://api.github.com/");
        (await tokens.ForAsync(api, default)).ShouldBe("of-github.com");
        (await tokens.ForAsync(api, default)).ShouldBe("of-github.com");
        asked.ShouldBe(["github.com"]);
        tokens.Take("github.com", "session");
        (await tokens.ForAsync(api, default)).ShouldBe("session");
        (await tokens.ForAsync(new Uri("https://git.example.org/api/v3/"), default)).ShouldBe(
            "of-git.example.org"
        );
        tokens.Take("github.com", null);
        (await tokens.ForAsync(api, default)).ShouldBe("of-github.com");
    }

    [Fact]
    public void A_fingerprint_does_not_give_the_token_away()
    {
        Tokens.Fingerprint("secret").ShouldNotContain("secret");
        Tokens.Fingerprint("secret").ShouldNotBe(Tokens.Fingerprint("other"));
        Tokens.Fingerprint(null).ShouldNotBe(Tokens.Fingerprint(""));
    }

    [Fact]
    public void Gh_is_searched_in_absolute_paths_only()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "gh.exe" : "gh");
        File.WriteAllText(program, "");
        var here = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        string[] others = ["", ".", here, Path.Combine(folder, "none")];
        ProgramPath.Find("gh", string.Join(Path.PathSeparator, others)).ShouldBeNull();
        ProgramPath.Find("gh", string.Join(Path.PathSeparator, [.. others, folder])).ShouldBe(program);
        Directory.Delete(folder, recursive: true);
    }

    private static string? Variables(string name) =>
        name switch
        {
            "GITHUB_TOKEN" => "secret",
            "GH_HOST" => "git.example.org",
            "GH_ENTERPRISE_TOKEN" => "enterprise",
            _ => null,
        };

    private static Task<string?> NoGh(string host, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
