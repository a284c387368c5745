namespace DigestLsp.Server.Tests;

/// <summary>A token of the environment goes to its own API and nowhere else.</summary>
public sealed class TokenTests
{
    [Theory]
    [InlineData("https://api.github.com/", "secret")]
    [InlineData("http://api.github.com/", null)]
    [InlineData("https://api.github.com.example.org/", null)]
    [InlineData("https://git.example.org/api/v3/", "enterprise")]
    [InlineData("http://127.0.0.1:8080/", null)]
    public void Each_api_gets_its_own(string api, string? token) =>
        ServerSettings
            .TokenFor(
                new Uri(api),
                name =>
                    name switch
                    {
                        "GITHUB_TOKEN" => "secret",
                        "GH_HOST" => "git.example.org",
                        "GH_ENTERPRISE_TOKEN" => "enterprise",
                        _ => null,
                    }
            )
            .ShouldBe(token);
}
